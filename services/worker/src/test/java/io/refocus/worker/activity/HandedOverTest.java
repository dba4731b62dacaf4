package io.refocus.worker.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.testing.RealServers;
import io.refocus.workflows.client.TemporalConnection;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work over pictures that hangs: the server notices that its heartbeats stopped, and gives it to somebody else. */
@Tag("server")
class HandedOverTest {
    private static final String QUEUE = "handed-over";

    private final CountDownLatch testOver = new CountDownLatch(1);

    @ActivityInterface
    public interface Work {
        int work();
    }

    @WorkflowInterface
    public interface Flow {
        @WorkflowMethod
        int run();
    }

    public static final class FlowImpl implements Flow {
        private final Work work = Workflow.newActivityStub(
                Work.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofHours(2))
                        .setHeartbeatTimeout(Duration.ofSeconds(3))
                        .build());

        @Override
        public int run() {
            return work.work();
        }
    }

    /** The first attempt hangs; the others tell which attempt they are. */
    private int work() {
        try (Heartbeat heartbeat = Heartbeat.start(TrainingHeartbeat.settingUp(10), 0, Duration.ofSeconds(1))) {
            heartbeat.check();
            int attempt = Activity.getExecutionContext().getInfo().getAttempt();
            if (attempt == 1) {
                testOver.await();
            }
            return attempt;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Timeout(120)
    void aSecondAttemptFinishesWhatTheFirstHangsIn() {
        TemporalSettings settings = new TemporalSettings(RealServers.temporal(), "default");
        try (TemporalConnection temporal = TemporalConnection.open(settings, Duration.ofSeconds(30))) {
            WorkerFactory factory = WorkerFactory.newInstance(temporal.client());
            Worker worker = factory.newWorker(QUEUE);
            worker.registerWorkflowImplementationTypes(FlowImpl.class);
            worker.registerActivitiesImplementations((Work) this::work);
            factory.start();
            try {
                Flow flow = temporal.client()
                        .newWorkflowStub(
                                Flow.class,
                                WorkflowOptions.newBuilder()
                                        .setTaskQueue(QUEUE)
                                        .setWorkflowId("handed-over/" + System.nanoTime())
                                        .build());

                assertThat(flow.run()).isEqualTo(2);
            } finally {
                testOver.countDown();
                factory.shutdownNow();
                factory.awaitTermination(10, TimeUnit.SECONDS);
            }
        }
    }
}
