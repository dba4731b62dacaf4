package io.refocus.worker.activity;

import io.refocus.workflows.client.TemporalConnection;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A worker's process with one activity that ends it, as a lack of memory does, and one that only shares it. */
public final class MortalWorker {
    private static final int ENDED = 137;
    private static final int PIECES = 12;

    private MortalWorker() {}

    @ActivityInterface
    public interface Work {
        String poison();

        String innocent();
    }

    @WorkflowInterface
    public interface Flow {
        @WorkflowMethod
        String run();
    }

    public static final class FlowImpl implements Flow {
        private final Work work = Workflow.newActivityStub(
                Work.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofHours(2))
                        .setHeartbeatTimeout(Duration.ofSeconds(6))
                        .build());

        @Override
        public String run() {
            Promise<String> innocent = Async.function(work::innocent);
            Promise<String> poison = Async.function(work::poison);
            return innocent.get() + "; " + end(poison);
        }

        private static String end(Promise<String> poison) {
            try {
                return poison.get();
            } catch (ActivityFailure e) {
                return e.getCause().getMessage();
            }
        }
    }

    static final class Impl implements Work {
        @Override
        public String poison() {
            try (Heartbeat heartbeat = Heartbeat.start()) {
                heartbeat.check();
                rest(1500);
                Runtime.getRuntime().halt(ENDED);
                return "never";
            }
        }

        @Override
        public String innocent() {
            try (Heartbeat heartbeat = Heartbeat.start()) {
                for (int piece = 0; piece < PIECES; piece++) {
                    heartbeat.check();
                    rest(500);
                }
                return "innocent work is done";
            }
        }

        private static void rest(long millis) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** @param arguments the server's address and the queue */
    public static void main(String[] arguments) throws InterruptedException {
        TemporalConnection temporal =
                TemporalConnection.open(new TemporalSettings(arguments[0], "default"), Duration.ofSeconds(30));
        WorkerFactory factory = WorkerFactory.newInstance(
                temporal.client(),
                WorkerFactoryOptions.newBuilder()
                        .setWorkerInterceptors(new ActivityFailures())
                        .build());
        Worker worker = factory.newWorker(
                arguments[1],
                WorkerOptions.newBuilder()
                        .setMaxHeartbeatThrottleInterval(ActivityProfiles.HEARTBEAT_THROTTLE)
                        .build());
        worker.registerWorkflowImplementationTypes(FlowImpl.class);
        worker.registerActivitiesImplementations(new Impl());
        factory.start();
        TimeUnit.HOURS.sleep(1);
    }
}
