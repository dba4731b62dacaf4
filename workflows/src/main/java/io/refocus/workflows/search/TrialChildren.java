package io.refocus.workflows.search;

import io.refocus.datasets.DatasetVersion;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.FailureBudget;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.temporal.WorkflowIds;
import io.refocus.workflows.training.TrialActivities;
import io.refocus.workflows.training.TrialExecution;
import io.refocus.workflows.training.TrialKey;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;
import io.refocus.workflows.training.TrialWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.ChildWorkflowCancellationType;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The trials of a sweep, each a child workflow that two sweeps can want. For workflow code. */
final class TrialChildren {
    /** Time until another sweep's trial is checked again: doubled each time. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);

    /** A check takes eleven events of a history limited to 51,200; a week of checks at this interval takes 22,000. */
    private static final Duration RAREST_LOOK = Duration.ofMinutes(5);

    private final TrialActivities trials = FailureBudget.stub(TrialActivities.class, ActivityProfiles.QUICK);
    private final DatasetVersion dataset;

    TrialChildren(DatasetVersion dataset) {
        this.dataset = dataset;
    }

    /** Runs the trial, or waits for another sweep that runs it; what that sweep has finished is found, what it gave up is run here. */
    TrialOutcome train(PlannedTrial trial) {
        while (true) {
            try {
                return child(trial).train(new TrialOrder(trial.trialId(), dataset, trial.parameters(), trial.steps()));
            } catch (ChildWorkflowFailure failure) {
                if (!(failure.getCause() instanceof WorkflowExecutionAlreadyStarted)) {
                    throw failure;
                }
            }
            awaitEnd(new TrialKey(trial.trialId()));
        }
    }

    private static TrialWorkflow child(PlannedTrial trial) {
        ChildWorkflowOptions options = ChildWorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.trial(trial.trialId()))
                .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_REQUEST_CANCEL)
                .setCancellationType(ChildWorkflowCancellationType.WAIT_CANCELLATION_COMPLETED)
                .build();
        return Workflow.newChildWorkflowStub(TrialWorkflow.class, options);
    }

    /** Waits by timers, which hold no worker. @throws ApplicationFailure with the failure of the other sweep's trial, if it failed */
    private void awaitEnd(TrialKey trial) {
        Duration pause = FIRST_LOOK;
        TrialExecution other = trials.lookAt(trial);
        while (other.state() == TrialExecution.State.RUNNING) {
            Workflow.sleep(pause);
            pause = pause.compareTo(RAREST_LOOK) < 0 ? pause.multipliedBy(2) : RAREST_LOOK;
            other = trials.lookAt(trial);
        }
        if (other.state() == TrialExecution.State.FAILED) {
            throw FaultFailures.finalFailure(
                    other.fault().orElseThrow(), other.error().orElseThrow());
        }
    }
}
