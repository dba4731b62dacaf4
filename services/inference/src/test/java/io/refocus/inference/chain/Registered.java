package io.refocus.inference.chain;

import io.minio.MinioClient;
import io.minio.SetBucketPolicyArgs;
import io.minio.errors.MinioException;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.model.ModelStore;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.registry.ModelMaker;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.testing.RealServers;
import io.refocus.testing.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A registered model of its own in the real registry and store, as a promotion leaves it. The service that is to serve it gets keys
 * that may only read.
 */
final class Registered implements AutoCloseable {
    private static final String BUCKET = "inference-chain";

    private final String model;
    private final S3Server server = RealServers.store();
    private final S3Server reader;
    private final ObjectStore store;
    private final MlflowConnection tracking;
    private final String run;

    Registered(String model) throws MinioException {
        this.model = model;
        this.store = ObjectStore.prepare(
                new StoreSettings(server.endpoint(), server.accessKey(), server.secretKey(), BUCKET));
        this.reader = RealServers.storeUser("reader-of-" + model);
        letRead();
        this.tracking = MlflowConnection.open(new TrackingSettings(RealServers.mlflow()));
        this.run = tracking.post("make a run", "runs/create", Map.of("experiment_id", "0"))
                .at("/run/info/run_id")
                .asText();
    }

    /** What the service needs to know. */
    Map<String, String> environment(URI mlflow) {
        return Map.of(
                "AWS_ENDPOINT_URL_S3",
                server.endpoint().toString(),
                "AWS_ACCESS_KEY_ID",
                reader.accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                reader.secretKey(),
                "REFOCUS_BUCKET",
                BUCKET,
                "MLFLOW_TRACKING_URI",
                mlflow.toString(),
                "REFOCUS_MODEL",
                model,
                "REFOCUS_INFERENCE_POLL_INTERVAL",
                "100ms",
                "REFOCUS_INFERENCE_URLS",
                "http://127.0.0.1:1");
    }

    private void letRead() throws MinioException {
        MinioClient owner = MinioClient.builder()
                .endpoint(server.endpoint().toString())
                .region("us-east-1")
                .credentials(server.accessKey(), server.secretKey())
                .build();
        String policy = """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Principal": {"AWS": ["%1$s"]}, "Action": ["s3:ListBucket"],
                   "Resource": ["arn:aws:s3:::%2$s"]},
                  {"Effect": "Allow", "Principal": {"AWS": ["%1$s"]}, "Action": ["s3:GetObject"],
                   "Resource": ["arn:aws:s3:::%2$s/*"]}]}
                """.formatted(reader.accessKey(), BUCKET);
        owner.setBucketPolicy(
                SetBucketPolicyArgs.builder().bucket(BUCKET).config(policy).build());
    }

    /** @return the new version */
    int register(Path folder) {
        int version = registry()
                .register(
                        model,
                        store.uri(ModelStore.prefix(model, 1)),
                        new ModelMaker(Optional.of(run), Optional.empty()),
                        Map.of());
        new ModelStore(store).publish(model, version, folder);
        return version;
    }

    /** MLflow's run of all versions. */
    String run() {
        return run;
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
