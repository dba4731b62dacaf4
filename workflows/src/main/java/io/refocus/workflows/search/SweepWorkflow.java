package io.refocus.workflows.search;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Many trials over one experiment. */
@WorkflowInterface
public interface SweepWorkflow {
    /**
     * Runs every point of the grid, or what a search proposes, some at a time. Finished trials are found, running ones are waited for, and a
     * failed trial does not affect the others. Cancelling it cancels its trials.
     */
    @WorkflowMethod
    SweepProgress sweep(SweepOrder order);

    @QueryMethod
    SweepProgress progress();

    /** Changes the running sweep; what is kept is on record when this returns. Refused by {@link VerbRules}. */
    @UpdateMethod
    SteeringReply steer(SteeringOrder wanted);

    @UpdateValidatorMethod(updateName = "steer")
    void mayBeSteered(SteeringOrder wanted);
}
