package io.refocus.stores.object;

import io.minio.Http;
import io.minio.MakeBucketArgs;
import io.minio.MinioAsyncClient;
import io.minio.errors.MinioException;
import okhttp3.Response;

/**
 * Makes a bucket with an empty request. The SDK's own {@code makeBucket} always names a location, by default
 * {@code us-east-1}, which S3 calls invalid; VersityGW and Amazon refuse it.
 */
final class BucketMaker extends MinioAsyncClient {
    BucketMaker(MinioAsyncClient client) {
        super(client);
    }

    void make(String bucket) throws MinioException {
        MakeBucketArgs args = MakeBucketArgs.builder().bucket(bucket).build();
        try (Response response =
                executePutAsync(args, null, null, Http.EMPTY_BODY).join()) {
            response.body().close();
        } catch (java.util.concurrent.CompletionException e) {
            if (e.getCause() instanceof MinioException answered) {
                throw answered;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
