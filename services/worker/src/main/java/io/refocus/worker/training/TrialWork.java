package io.refocus.worker.training;

import io.refocus.fault.RefocusException;
import io.refocus.stores.trial.TrialStore;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.temporal.WorkflowIds;
import io.refocus.workflows.training.TrialActivities;
import io.refocus.workflows.training.TrialExecution;
import io.refocus.workflows.training.TrialKey;
import io.refocus.workflows.training.TrialLookup;
import io.refocus.workflows.training.TrialOutcome;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;

/** Finds finished trials in the bucket, and checks those that other sweeps run. */
public final class TrialWork implements TrialActivities {
    private final TrialStore trials;
    private final WorkflowClient client;

    public TrialWork(TrialStore trials, WorkflowClient client) {
        this.trials = trials;
        this.client = client;
    }

    @Override
    public TrialLookup findTrial(TrialKey key) {
        return new TrialLookup(trials.result(key.trialId()).map(TrainingWork::outcome));
    }

    @Override
    public TrialExecution lookAt(TrialKey key) {
        WorkflowStub trial = client.newUntypedWorkflowStub(WorkflowIds.trial(key.trialId()));
        try {
            WorkflowExecutionDescription seen = trial.describe();
            return switch (seen.getStatus()) {
                case WORKFLOW_EXECUTION_STATUS_RUNNING, WORKFLOW_EXECUTION_STATUS_PAUSED -> TrialExecution.running();
                case WORKFLOW_EXECUTION_STATUS_FAILED -> failure(seen.getExecution());
                default -> TrialExecution.ended();
            };
        } catch (WorkflowNotFoundException e) {
            return TrialExecution.ended();
        }
    }

    private TrialExecution failure(WorkflowExecution failed) {
        try {
            client.newUntypedWorkflowStub(WorkflowTargetOptions.newBuilder()
                            .setWorkflowExecution(failed)
                            .build())
                    .getResult(TrialOutcome.class);
            throw new IllegalStateException(failed.getWorkflowId() + " has failed and has a result");
        } catch (WorkflowException e) {
            RefocusException failure = FaultFailures.toException(e);
            return TrialExecution.failed(failure.fault(), failure.getMessage());
        }
    }
}
