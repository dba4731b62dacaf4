package io.refocus.stores.tracking;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.object.ObjectKey;
import io.refocus.stores.object.ObjectStore;
import java.net.URI;

/** Stores artifacts at a run's URI: through the server, or directly in its bucket. */
final class ArtifactUpload {
    private final MlflowConnection mlflow;
    private final ObjectStore store;

    ArtifactUpload(MlflowConnection mlflow, ObjectStore store) {
        this.mlflow = mlflow;
        this.store = store;
    }

    void put(TrackedRun run, String path, byte[] bytes, String mediaType) {
        URI base = URI.create(run.artifactUri());
        String key = ObjectKey.check(stripSlashes(base.getPath()) + "/" + path);
        switch (String.valueOf(base.getScheme())) {
            case "mlflow-artifacts" -> mlflow.putArtifact("store the artifact " + path, key, bytes);
            case "s3" -> store.inBucket(base.getHost()).put(key, bytes, mediaType);
            default ->
                throw new RefocusException(
                        Fault.UNREACHABLE,
                        "run %s keeps its artifacts at %s, which only the server's machine can write; start MLflow with"
                                        .formatted(run.runId(), run.artifactUri())
                                + " --artifacts-destination, or with an s3:// artifact root");
        }
    }

    private static String stripSlashes(String path) {
        return path.replaceAll("^/+|/+$", "");
    }
}
