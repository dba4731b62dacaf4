package io.refocus.local;

import java.io.InputStream;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Makes {@code If-Match} writes atomic. S3Proxy compares the ETag before it reads the body and writes afterwards, so two writers
 * that hold the same ETag both succeed; here they take turns for a key and the second is refused. {@code If-None-Match: *} needs no
 * help: the file system's own exclusive link decides. Reading what a key holds takes its turn too: S3Proxy asks for the size of an
 * attribute and then for the attribute, and fails if the object was replaced in between.
 */
final class ConditionalBlobStore extends ForwardingBlobStore {
    private static final int STRIPES = 64;

    private final Object[] locks = new Object[STRIPES];

    ConditionalBlobStore(BlobStore folder) {
        super(folder);
        for (int i = 0; i < STRIPES; i++) {
            locks[i] = new Object();
        }
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        synchronized (lock(request.key())) {
            if (request.ifMatch() != null) {
                refuseStale(request);
            }
            return super.putBlob(request, body);
        }
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        synchronized (lock(request.key())) {
            return super.blobMetadata(request);
        }
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        synchronized (lock(request.key())) {
            return super.getBlob(request);
        }
    }

    private Object lock(String key) {
        return locks[Math.floorMod(key.hashCode(), STRIPES)];
    }

    private void refuseStale(PutObjectRequest request) {
        HeadObjectResponse current = delegate().blobMetadataIfPresent(request.bucket(), request.key());
        if (current == null || !unquoted(current.eTag()).equals(unquoted(request.ifMatch()))) {
            throw S3Exceptions.preconditionFailed(null);
        }
    }

    private static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
