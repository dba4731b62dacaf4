package io.refocus.worker.chain;

import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import io.refocus.testing.RealServers;
import io.refocus.testing.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Servers a worker can be pointed at, by the environment it is given. */
record ChainServers(Map<String, String> environment, Runnable end) implements AutoCloseable {
    /** The local stack's own store on a folder, in this JVM; Temporal and MLflow as it runs them. */
    static ChainServers embedded(Path folder) {
        StoreServer store =
                StoreServer.start(new StoreServerSettings(0, folder.resolve("store"), "chain", "chain-secret"));
        S3Server s3 = new S3Server(store.endpoint(), "chain", "chain-secret");
        return new ChainServers(environment(RealServers.temporal(), s3), store::close);
    }

    /** Temporal's development server, VersityGW and MLflow. */
    static ChainServers real() {
        return new ChainServers(environment(RealServers.temporal(), RealServers.store()), () -> {});
    }

    /** The same servers with an empty bucket. */
    ChainServers withBucket(String bucket) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put("REFOCUS_BUCKET", bucket);
        return new ChainServers(changed, () -> {});
    }

    /** The same servers with another MLflow; closing it closes those. */
    ChainServers withMlflow(URI address) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put("MLFLOW_TRACKING_URI", address.toString());
        return new ChainServers(changed, end);
    }

    @Override
    public void close() {
        end.run();
    }

    private static Map<String, String> environment(String temporal, S3Server store) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("TEMPORAL_ADDRESS", temporal);
        environment.put("MLFLOW_TRACKING_URI", RealServers.mlflow().toString());
        environment.put("AWS_ENDPOINT_URL_S3", store.endpoint().toString());
        environment.put("AWS_ACCESS_KEY_ID", store.accessKey());
        environment.put("AWS_SECRET_ACCESS_KEY", store.secretKey());
        environment.put("REFOCUS_BUCKET", "refocus");
        return environment;
    }
}
