package io.refocus.workflows.promotion;

import io.refocus.workflows.gate.GateVerdict;
import io.temporal.activity.ActivityInterface;

/** The work of a promotion. Each call is idempotent. */
@ActivityInterface
public interface PromotionActivities {
    /**
     * Determines trial, test pictures and champion, and finds an earlier report. A trial without a result is
     * {@code NOT_FOUND}.
     */
    PromotionCase open(PromotionOrder order);

    /**
     * Measures challenger, champion and blurred input on the same pictures, and stores the report whatever the
     * verdict.
     */
    GateVerdict judge(PromotionCase promotion);

    /** Registers a version with its lineage as tags and publishes its files, or finds that this was done before. */
    RegisteredModel register(PromotionCase promotion);

    /** Moves the alias {@code champion}. */
    void moveAlias(AliasMove move);

    /** Waits until every replica serves the version; a timeout is a report, not a failure. */
    ServingReport awaitServing(ServingCheck check);

    /** Stores the outcome beside the report. */
    void recordPromotion(PromotionOutcome outcome);
}
