package io.refocus.worker;

import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.stores.gate.GateStore;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.model.ModelStore;
import io.refocus.stores.sweep.SweepStore;
import io.refocus.stores.trial.TrialStore;

/** The stores of this worker, with one connection to each server. */
public record Stores(Bucket bucket, MlflowConnection mlflow) implements AutoCloseable {

    /**
     * Makes the bucket if there is none. MLflow is not asked for anything yet: it may be down.
     *
     * @throws io.refocus.fault.RefocusException {@code UNREACHABLE} if the store is down
     */
    public static Stores open(StoreSettings store, TrackingSettings tracking) {
        return new Stores(Bucket.prepare(store), MlflowConnection.to(tracking));
    }

    public DatasetStore datasets() {
        return bucket.datasets();
    }

    public TrialStore trials() {
        return bucket.trials();
    }

    public ModelStore models() {
        return bucket.models();
    }

    public GateStore gates() {
        return bucket.gates();
    }

    public SweepStore sweeps() {
        return bucket.sweeps();
    }

    @Override
    public void close() {
        bucket.close();
    }
}
