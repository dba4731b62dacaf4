package io.refocus.application.server;

import io.refocus.application.tracking.TrackingMirror;
import io.refocus.datasets.source.SourceTree;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.stores.gate.GateStore;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.sweep.SweepStore;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.TrialStore;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.TemporalSettings;
import java.net.URI;
import java.util.Map;

/**
 * Connections to the servers that a map of settings names, each opened at first use. Only the settings of servers
 * that are used are required; other servers may be unnamed, or down. Thread-safe.
 */
public final class Servers implements AutoCloseable {
    /** The registered model that inference follows. */
    public static final String MODEL = "REFOCUS_MODEL";
    /** Every replica of inference, comma separated. */
    public static final String INFERENCE = "REFOCUS_INFERENCE_URLS";

    private final Map<String, String> settings;
    private RefocusClient workflows;
    private Bucket bucket;
    private MlflowConnection mlflow;

    private Servers(Map<String, String> settings) {
        this.settings = Map.copyOf(settings);
    }

    /**
     * Opens nothing yet.
     *
     * @param settings by the names of environment variables: {@code TEMPORAL_ADDRESS}, {@code TEMPORAL_NAMESPACE},
     *     {@code AWS_ENDPOINT_URL_S3}, {@code AWS_ACCESS_KEY_ID}, {@code AWS_SECRET_ACCESS_KEY}, {@code REFOCUS_BUCKET},
     *     {@code MLFLOW_TRACKING_URI}, {@value #MODEL}, {@value #INFERENCE}; others are ignored
     */
    public static Servers of(Map<String, String> settings) {
        return new Servers(settings);
    }

    /** The registered model that inference follows. */
    public String model() {
        return Legal.name(MODEL, settings.get(MODEL));
    }

    /** The first replica of inference. */
    public URI inference() {
        String first =
                Legal.text(INFERENCE, settings.get(INFERENCE)).split(",")[0].strip();
        if (!first.matches("https?://[^/ ]+.*")) {
            throw new IllegalValueException(INFERENCE, '"' + first + '"', "addresses like http://127.0.0.1:18080");
        }
        return URI.create(first);
    }

    /** @throws io.refocus.fault.RefocusException UNREACHABLE if Temporal does not answer */
    public synchronized RefocusClient workflows() {
        if (workflows == null) {
            workflows = RefocusClient.connect(TemporalSettings.fromEnvironment(settings));
        }
        return workflows;
    }

    public DatasetStore datasets() {
        return bucket().datasets();
    }

    /** A source of pictures in a bucket of the store. @param location {@code s3://BUCKET/PREFIX} */
    public SourceTree source(String location) {
        return bucket().source(location);
    }

    public TrialStore trials() {
        return bucket().trials();
    }

    public GateStore gates() {
        return bucket().gates();
    }

    public SweepStore sweeps() {
        return bucket().sweeps();
    }

    /** @throws io.refocus.fault.RefocusException UNREACHABLE if MLflow does not answer */
    public ModelRegistry registry() {
        return new ModelRegistry(mlflow());
    }

    /** What fills MLflow from the bucket. @throws io.refocus.fault.RefocusException UNREACHABLE if either does not answer */
    public TrackingMirror mirror() {
        return new TrackingMirror(bucket(), mlflow());
    }

    /** The runs in MLflow. @throws io.refocus.fault.RefocusException UNREACHABLE if MLflow or the store does not answer */
    public Tracking tracking() {
        return bucket().tracking(mlflow());
    }

    private synchronized MlflowConnection mlflow() {
        if (mlflow == null) {
            mlflow = MlflowConnection.open(TrackingSettings.fromEnvironment(settings));
        }
        return mlflow;
    }

    /**
     * Makes the bucket if there is none, and proves that the store honours conditional writes: for the first process
     * of a deployment.
     *
     * @throws io.refocus.fault.RefocusException UNREACHABLE if the store is down, refuses the keys or does not honour them
     */
    public void prepareBucket() {
        Bucket.prepare(StoreSettings.fromEnvironment(settings)).close();
    }

    private synchronized Bucket bucket() {
        if (bucket == null) {
            bucket = Bucket.open(StoreSettings.fromEnvironment(settings));
        }
        return bucket;
    }

    @Override
    public synchronized void close() {
        if (workflows != null) {
            workflows.close();
        }
        if (bucket != null) {
            bucket.close();
        }
    }
}
