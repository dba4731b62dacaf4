package io.refocus.workflows.promotion;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One promotion of one model; the workflow's id is the model's, so promotions are serial. */
@WorkflowInterface
public interface PromotionWorkflow {
    /**
     * Evaluates, registers, moves the alias, waits until every replica serves the model, and puts the alias back if
     * they do not. A refusal is an outcome, not a failure.
     */
    @WorkflowMethod
    PromotionOutcome promote(PromotionOrder order);

    @QueryMethod
    PromotionStage stage();
}
