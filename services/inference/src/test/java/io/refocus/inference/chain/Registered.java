package io.refocus.inference.chain;

import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.model.ModelStore;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.testing.RealServers;
import io.refocus.testing.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A registered model of its own in the real registry and store, as a promotion leaves it. */
final class Registered implements AutoCloseable {
    private final String model;
    private final S3Server server = RealServers.store();
    private final ObjectStore store;
    private final MlflowConnection tracking;

    Registered(String model) {
        this.model = model;
        this.store = ObjectStore.prepare(
                new StoreSettings(server.endpoint(), server.accessKey(), server.secretKey(), "inference-chain"));
        this.tracking = MlflowConnection.open(new TrackingSettings(RealServers.mlflow()));
    }

    /** What the service needs to know. */
    Map<String, String> environment(URI mlflow) {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                server.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                server.accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                server.secretKey(),
                "REFOCUS_BUCKET",
                "inference-chain",
                "MLFLOW_TRACKING_URI",
                mlflow.toString(),
                "REFOCUS_MODEL",
                model,
                "REFOCUS_INFERENCE_POLL_INTERVAL",
                "100ms",
                "REFOCUS_INFERENCE_URLS",
                "http://127.0.0.1:1");
    }

    /** @return the new version */
    int register(Path folder) {
        int version = registry().register(model, store.uri(ModelStore.prefix(model, 1)), "", Map.of());
        new ModelStore(store).publish(model, version, folder);
        return version;
    }

    void promote(int version) {
        registry().setAlias(model, ModelRegistry.CHAMPION, version);
    }

    void demote() {
        registry().removeAlias(model, ModelRegistry.CHAMPION);
    }

    /** Overwrites the stored weights of a version, as a broken disk would. */
    void damage(int version) {
        store.put(ModelStore.prefix(model, version) + "model.safetensors", new byte[100], "application/octet-stream");
    }

    @Override
    public void close() {
        store.close();
    }

    private ModelRegistry registry() {
        return new ModelRegistry(tracking);
    }
}
