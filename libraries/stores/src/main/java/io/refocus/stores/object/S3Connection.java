package io.refocus.stores.object;

import io.minio.ListObjectsArgs;
import io.minio.MinioAsyncClient;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import io.refocus.stores.StoreSettings;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;

/** The SDK's client with timeouts, because its defaults are too long. */
final class S3Connection {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** Time between two packets, not of the whole transfer. */
    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** Any value works for servers other than Amazon's; a fixed one saves a request. */
    private static final String REGION = "us-east-1";

    private static final Set<String> ALREADY_MADE = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");

    private final StoreSettings settings;
    private final OkHttpClient http = new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(CONNECT)
            .readTimeout(SILENCE)
            .writeTimeout(SILENCE)
            .build();

    S3Connection(StoreSettings settings) {
        this.settings = settings;
    }

    /** Closing it closes the connections. */
    MinioClient client() {
        return MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(REGION)
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http, true)
                .build();
    }

    /** Two processes may create it at once: the later one finds it. */
    String makeBucket(MinioClient client) throws MinioException {
        String bucket = settings.bucket();
        if (exists(client)) {
            return bucket;
        }
        try {
            new BucketMaker(sharingConnections()).make(bucket);
        } catch (ErrorResponseException e) {
            if (!ALREADY_MADE.contains(e.errorResponse().code())) {
                throw e;
            }
        }
        return bucket;
    }

    /** By a listing: the answer to a HEAD has no body, so refused credentials could not be told from an absent bucket. */
    boolean exists(MinioClient client) throws MinioException {
        ListObjectsArgs args = ListObjectsArgs.builder()
                .bucket(settings.bucket())
                .prefix("probes/")
                .maxKeys(1)
                .build();
        Iterator<Result<Item>> first = client.listObjects(args).iterator();
        try {
            if (first.hasNext()) {
                first.next().get();
            }
            return true;
        } catch (ErrorResponseException e) {
            if ("NoSuchBucket".equals(e.errorResponse().code())) {
                return false;
            }
            throw e;
        }
    }

    private MinioAsyncClient sharingConnections() {
        return MinioAsyncClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(REGION)
                .credentials(settings.accessKey(), settings.secretKey())
                .httpClient(http)
                .build();
    }
}
