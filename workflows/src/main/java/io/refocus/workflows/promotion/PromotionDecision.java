package io.refocus.workflows.promotion;

/** How a promotion ended. */
public enum PromotionDecision {
    PROMOTED,
    /** The trial is the champion; the report of its promotion was found. */
    ALREADY_CHAMPION,
    /** The gate said no. */
    REFUSED,
    /** The gate accepted the model, but not all replicas served it in time, and the former champion was restored. */
    ROLLED_BACK
}
