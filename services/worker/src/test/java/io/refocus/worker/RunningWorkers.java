package io.refocus.worker;

import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import java.time.Duration;
import java.util.Map;

/** Workers inside a test's own JVM. */
public final class RunningWorkers {
    private RunningWorkers() {}

    /** A worker that a test ends. */
    public interface Running extends AutoCloseable {
        @Override
        void close();
    }

    public static Running start(Map<String, String> environment) {
        StartupRetry patience = new StartupRetry(Duration.ofSeconds(30), Duration.ofMillis(200));
        RunningWorker worker = RunningWorker.start(WorkerSettings.fromEnvironment(environment), patience);
        return worker::close;
    }

    public static Stores stores(Map<String, String> environment) {
        return Stores.open(StoreSettings.fromEnvironment(environment), TrackingSettings.fromEnvironment(environment));
    }
}
