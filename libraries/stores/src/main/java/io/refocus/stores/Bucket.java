package io.refocus.stores;

import io.refocus.datasets.source.SourceTree;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.stores.dataset.PrefixTree;
import io.refocus.stores.gate.GateStore;
import io.refocus.stores.ingest.IngestStore;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.model.ModelStore;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.sweep.SweepStore;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.TrialStore;

/** One connection to the bucket, and the stores in it: each owns the keys below one prefix. Thread-safe. */
public final class Bucket implements AutoCloseable {
    private final ObjectStore objects;

    private Bucket(ObjectStore objects) {
        this.objects = objects;
    }

    /**
     * Connects to an existing bucket. Writes nothing: read-only keys are enough.
     *
     * @throws io.refocus.fault.RefocusException UNREACHABLE if the store is down, refuses the keys or has no such bucket
     */
    public static Bucket open(StoreSettings settings) {
        return new Bucket(ObjectStore.open(settings));
    }

    /**
     * Connects, makes the bucket if there is none, and proves that the store honours conditional writes: for the worker.
     *
     * @throws io.refocus.stores.object.StoreRefusedException if it does not honour them
     * @throws io.refocus.fault.RefocusException UNREACHABLE if the store is down or refuses the keys
     */
    public static Bucket prepare(StoreSettings settings) {
        return new Bucket(ObjectStore.prepare(settings));
    }

    public DatasetStore datasets() {
        return new DatasetStore(objects);
    }

    public IngestStore ingests() {
        return new IngestStore(objects);
    }

    public TrialStore trials() {
        return new TrialStore(objects);
    }

    public SweepStore sweeps() {
        return new SweepStore(objects);
    }

    public GateStore gates() {
        return new GateStore(objects);
    }

    public ModelStore models() {
        return new ModelStore(objects);
    }

    /** Runs in MLflow, whose artifacts may be in a bucket of the same server. */
    public Tracking tracking(MlflowConnection mlflow) {
        return new Tracking(mlflow, objects);
    }

    /**
     * A source of pictures on the same server.
     *
     * @param location {@code s3://BUCKET/PREFIX}
     * @throws io.refocus.fault.RefocusException {@code BAD_INPUT} if it is none
     */
    public SourceTree source(String location) {
        return PrefixTree.open(location, objects);
    }

    @Override
    public void close() {
        objects.close();
    }
}
