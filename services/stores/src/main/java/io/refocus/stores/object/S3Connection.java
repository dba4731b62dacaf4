package io.refocus.stores.object;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.refocus.stores.StoreSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The SDK's client with timeouts set: none of its own defaults would give up in useful time. */
final class S3Connection {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Silence between two packets, not the whole transfer. */
    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** Any would do for a server that is not Amazon's; naming one saves a request for it. */
    private static final String REGION = "us-east-1";

    private static final Set<String> ALREADY_MADE = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");

    private S3Connection() {}

    static MinioClient open(StoreSettings settings) {
        OkHttpClient http = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .build();
        return MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(REGION)
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http, true)
                .build();
    }

    /** Two processes may make it at once: the later one finds it made. */
    static String makeBucket(MinioClient client, String bucket) throws MinioException {
        if (client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            return bucket;
        }
        try {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        } catch (ErrorResponseException e) {
            if (!ALREADY_MADE.contains(e.errorResponse().code())) {
                throw e;
            }
        }
        return bucket;
    }
}
