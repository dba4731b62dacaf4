package io.refocus.workflows;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.DocumentPayloads;
import io.refocus.workflows.temporal.TaskQueues;
import io.refocus.workflows.training.TrainingActivities;
import io.refocus.workflows.training.TrialActivities;
import io.refocus.workflows.training.TrialExecution;
import io.refocus.workflows.training.TrialKey;
import io.refocus.workflows.training.TrialLookup;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** The in-memory server with our workflows and fakes for their work. */
public final class Stage implements AutoCloseable {
    /** Heartbeats are not held back, so cancellation is heard at once. */
    public static final WorkerOptions PROMPT = WorkerOptions.newBuilder()
            .setMaxHeartbeatThrottleInterval(Duration.ofMillis(10))
            .build();

    /** Workflow code may take as long as in the worker: the SDK's second is short where tests share two cores. */
    public static final WorkerOptions PATIENT = WorkerOptions.newBuilder()
            .setDefaultDeadlockDetectionTimeout(ActivityProfiles.WORKFLOW_CODE.toMillis())
            .build();

    public final FakeIngest ingest = new FakeIngest();
    public final FakeTraining training = new FakeTraining();
    public final FakeSweeps sweeps = new FakeSweeps();
    public final FakePromotions promotions = new FakePromotions();
    public final TestWorkflowEnvironment server = environment();

    public Stage() {
        Worker io = server.newWorker(TaskQueues.IO, PATIENT);
        WorkflowTypes.register(io);
        io.registerActivitiesImplementations(ingest, sweeps, promotions, trialsOf(training));
        server.newWorker(TaskQueues.TRAIN, PROMPT).registerActivitiesImplementations(trainingOf(training));
        server.start();
    }

    /** An in-memory server with our form of payloads. */
    public static TestWorkflowEnvironment environment() {
        return TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(DocumentPayloads.converter())
                        .build())
                .build());
    }

    /** The part of the fake that serves the queue for quick work. */
    public static TrialActivities trialsOf(FakeTraining training) {
        return new TrialsOnly(training);
    }

    /** The part of the fake that serves the training queue. */
    public static TrainingActivities trainingOf(FakeTraining training) {
        return new TrainingOnly(training);
    }

    public <T> T workflow(Class<T> type, String id) {
        return server.getWorkflowClient()
                .newWorkflowStub(
                        type,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.IO)
                                .setWorkflowId(id)
                                .build());
    }

    @Override
    public void close() {
        server.close();
    }

    private record TrialsOnly(FakeTraining training) implements TrialActivities {
        @Override
        public TrialLookup findTrial(TrialKey key) {
            return training.findTrial(key);
        }

        @Override
        public TrialExecution lookAt(TrialKey key) {
            return training.lookAt(key);
        }
    }

    private record TrainingOnly(FakeTraining training) implements TrainingActivities {
        @Override
        public TrialOutcome train(TrialOrder order) {
            return training.train(order);
        }
    }
}
