package io.refocus.workflows.client;

import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.promotion.PromotionStage;
import io.refocus.workflows.promotion.PromotionWorkflow;
import io.refocus.workflows.temporal.WorkflowIds;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Optional;

/** Promotions: one at a time for each model. */
public final class Promotions {
    private final WorkflowExecutions executions;

    Promotions(WorkflowExecutions executions) {
        this.executions = executions;
    }

    /**
     * Starts a promotion. If {@link StartedWorkflow#attached()}, another one of this model is running, perhaps of another trial: wait for
     * it and start again.
     */
    public StartedWorkflow start(PromotionOrder order) {
        return executions.start(
                PromotionWorkflow.class,
                WorkflowIds.promotion(order.model()),
                workflow -> WorkflowClient.start(workflow::promote, order));
    }

    public PromotionStage stage(String model) {
        return executions.query(PromotionWorkflow.class, WorkflowIds.promotion(model), PromotionWorkflow::stage);
    }

    /** Waits; empty if the promotion is still running after {@code patience}. A refusal is an outcome, not a failure. */
    public Optional<PromotionOutcome> await(String model, Duration patience) {
        return executions.await(WorkflowIds.promotion(model), patience, PromotionOutcome.class);
    }

    /** The outcome, for whoever looks at the promotion meanwhile. A refusal is an outcome, not a failure. */
    public PendingResult<PromotionOutcome> result(String model) {
        return executions.result(WorkflowIds.promotion(model), PromotionOutcome.class);
    }
}
