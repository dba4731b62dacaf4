package io.refocus.stores;

import io.refocus.testing.RealServers;
import io.refocus.testing.S3Server;
import java.util.UUID;

/** The shared VersityGW; each test class asks for a bucket of its own. */
public final class VersityStore {
    private VersityStore() {}

    public static StoreSettings freshBucket() {
        S3Server server = RealServers.store();
        return new StoreSettings(
                server.endpoint(), server.accessKey(), server.secretKey(), "bucket-" + UUID.randomUUID());
    }
}
