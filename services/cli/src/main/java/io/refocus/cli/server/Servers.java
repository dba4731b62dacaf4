package io.refocus.cli.server;

import io.refocus.cli.stack.Component;
import io.refocus.cli.stack.ComponentStatus;
import io.refocus.cli.stack.Stack;
import io.refocus.cli.stack.StackSettings;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.dataset.DatasetStore;
import io.refocus.stores.gate.GateStore;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.sweep.SweepStore;
import io.refocus.stores.trial.TrialStore;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.TemporalSettings;
import java.util.Map;

/** Connections to a stack's servers, each opened when first asked for. One thread's. */
public final class Servers implements AutoCloseable {
    private final StackSettings settings;
    private final Map<String, String> connections;
    private RefocusClient workflows;
    private Bucket bucket;
    private MlflowConnection mlflow;

    private Servers(StackSettings settings) {
        this.settings = settings;
        this.connections = settings.connections();
    }

    /** For looking and for serving: needs no worker. */
    public static Servers of(Stack stack) {
        return new Servers(stack.settings());
    }

    /**
     * For starting work.
     *
     * @throws RefocusException UNREACHABLE if the local stack has no worker that could do it
     */
    public static Servers withWorker(Stack stack) {
        StackSettings settings = stack.settings();
        if (!settings.endpoints().isExternal(Component.TEMPORAL)) {
            stack.status().stream()
                    .filter(line -> line.component() == Component.WORKER || line.component() == Component.TEMPORAL)
                    .filter(line -> line.state() != ComponentStatus.State.RUNNING
                            && line.state() != ComponentStatus.State.STARTING)
                    .findFirst()
                    .ifPresent(line -> {
                        throw notRunning(line);
                    });
        }
        return new Servers(settings);
    }

    private static RefocusException notRunning(ComponentStatus line) {
        return new RefocusException(
                Fault.UNREACHABLE,
                "%s is not running (%s); start the stack with: ./refocus up"
                        .formatted(line.component(), line.state().label()));
    }

    public StackSettings settings() {
        return settings;
    }

    public RefocusClient workflows() {
        if (workflows == null) {
            workflows = RefocusClient.connect(TemporalSettings.fromEnvironment(connections));
        }
        return workflows;
    }

    public DatasetStore datasets() {
        return bucket().datasets();
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

    public ModelRegistry registry() {
        if (mlflow == null) {
            mlflow = MlflowConnection.open(TrackingSettings.fromEnvironment(connections));
        }
        return new ModelRegistry(mlflow);
    }

    private Bucket bucket() {
        if (bucket == null) {
            bucket = Bucket.open(StoreSettings.fromEnvironment(connections));
        }
        return bucket;
    }

    @Override
    public void close() {
        if (workflows != null) {
            workflows.close();
        }
        if (bucket != null) {
            bucket.close();
        }
        if (mlflow != null) {
            mlflow.close();
        }
    }
}
