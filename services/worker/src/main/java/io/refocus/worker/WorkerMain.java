package io.refocus.worker;

import io.refocus.documents.IllegalValueException;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The worker's process. Settings come from the environment; exit codes are those of {@link io.refocus.fault.Fault}, 0 after a
 * signal to end.
 */
public final class WorkerMain {
    private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
    private static final StartupRetry START = new StartupRetry(Duration.ofMinutes(2), Duration.ofSeconds(1));

    private WorkerMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        WorkerLog.open();
        try {
            WorkerSettings settings = WorkerSettings.fromEnvironment(System.getenv());
            RunningWorker worker = RunningWorker.start(settings, START);
            Runtime.getRuntime().addShutdownHook(new Thread(worker::close, "worker-end"));
            ReadyFile.write(System.getenv());
            LOG.info(
                    "worker ready: {} at {}",
                    String.join(", ", settings.queues()),
                    settings.temporal().address());
            new CountDownLatch(1).await();
        } catch (RefocusException e) {
            fail(e.fault(), e.getMessage());
        } catch (IllegalValueException e) {
            fail(Fault.BAD_INPUT, e.getMessage());
        }
    }

    private static void fail(Fault fault, String message) {
        LOG.error("worker: {}", message);
        System.exit(fault.exitCode());
    }
}
