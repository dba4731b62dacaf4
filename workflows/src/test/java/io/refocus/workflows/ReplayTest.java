package io.refocus.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.TaskQueues;
import io.refocus.workflows.training.TrainingActivities;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;
import io.refocus.workflows.training.TrialWorkflow;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Histories of workflows that ran when they were released still replay on today's code. */
class ReplayTest {
    private final TestWorkflowEnvironment environment = Stage.environment();

    @AfterEach
    void close() {
        environment.close();
    }

    @ParameterizedTest
    @EnumSource(Recording.class)
    void aRecordedHistoryReplaysOnTodaysCode(Recording recording) throws Exception {
        WorkflowExecutionHistory history = recording.stored();

        assertThat(history.getEvents()).hasSizeGreaterThan(10);
        Worker worker = environment.newWorker(TaskQueues.IO, Stage.PATIENT);
        WorkflowTypes.register(worker);
        assertThatCode(() -> worker.replayWorkflowExecution(history)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Recording.class)
    void aHistoryMadeNowReplaysOnTodaysCode(Recording recording) throws Exception {
        WorkflowExecutionHistory history = recording.run();
        recording.storeIfAsked(history);

        Worker worker = environment.newWorker(TaskQueues.IO, Stage.PATIENT);
        WorkflowTypes.register(worker);
        assertThatCode(() -> worker.replayWorkflowExecution(history)).doesNotThrowAnyException();
    }

    @Test
    void changedCodeFailsReplay() throws Exception {
        WorkflowExecutionHistory history = Recording.TRIAL.stored();

        assertThatThrownBy(() ->
                        WorkflowReplayer.replayWorkflowExecution(history, environment, ForgetfulTrialWorkflow.class))
                .hasStackTraceContaining("NonDeterministic");
    }

    /** Trains without looking for a result first. */
    public static final class ForgetfulTrialWorkflow implements TrialWorkflow {
        private final TrainingActivities training =
                Workflow.newActivityStub(TrainingActivities.class, ActivityProfiles.TRAINING);

        @Override
        public TrialOutcome train(TrialOrder order) {
            return training.train(order);
        }
    }
}
