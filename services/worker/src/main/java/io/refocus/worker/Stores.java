package io.refocus.worker;

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

/** The stores this worker works with, over one connection each. */
public record Stores(
        ObjectStore objects,
        MlflowConnection mlflow,
        DatasetStore datasets,
        TrialStore trials,
        ModelStore models,
        GateStore gates,
        SweepStore sweeps,
        Tracking tracking,
        ModelRegistry registry)
        implements AutoCloseable {

    /** @throws io.refocus.fault.RefocusException {@code UNREACHABLE}, naming the server */
    public static Stores open(StoreSettings store, TrackingSettings tracking) {
        ObjectStore objects = ObjectStore.open(store);
        try {
            return over(objects, MlflowConnection.open(tracking));
        } catch (RuntimeException e) {
            objects.close();
            throw e;
        }
    }

    private static Stores over(ObjectStore objects, MlflowConnection mlflow) {
        return new Stores(
                objects,
                mlflow,
                new DatasetStore(objects),
                new TrialStore(objects),
                new ModelStore(objects),
                new GateStore(objects),
                new SweepStore(objects),
                new Tracking(mlflow, objects),
                new ModelRegistry(mlflow));
    }

    @Override
    public void close() {
        mlflow.close();
        objects.close();
    }
}
