package io.refocus.worker;

import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.stores.gate.GateStore;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.model.ModelStore;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.sweep.SweepStore;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.TrialStore;

/** The stores of this worker, with one connection to each server. */
public record Stores(Bucket bucket, MlflowConnection mlflow) implements AutoCloseable {

    /** Makes the bucket if there is none. @throws io.refocus.fault.RefocusException {@code UNREACHABLE}, naming the server */
    public static Stores open(StoreSettings store, TrackingSettings tracking) {
        Bucket bucket = Bucket.prepare(store);
        try {
            return new Stores(bucket, MlflowConnection.open(tracking));
        } catch (RuntimeException e) {
            bucket.close();
            throw e;
        }
    }

    public ObjectStore objects() {
        return bucket.objects();
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

    public Tracking tracking() {
        return bucket.tracking(mlflow);
    }

    public ModelRegistry registry() {
        return new ModelRegistry(mlflow);
    }

    @Override
    public void close() {
        bucket.close();
    }
}
