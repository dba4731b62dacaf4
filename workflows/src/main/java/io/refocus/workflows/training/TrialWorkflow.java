package io.refocus.workflows.training;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One training. Live progress is in the heartbeats of its activity. */
@WorkflowInterface
public interface TrialWorkflow {
    /**
     * Trains, or finds the result of an equal trial that was trained at least as far. Fails with the fault of the
     * training: {@code DIVERGED}, {@code BAD_INPUT}.
     */
    @WorkflowMethod
    TrialOutcome train(TrialOrder order);
}
