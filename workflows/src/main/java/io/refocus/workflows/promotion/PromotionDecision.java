package io.refocus.workflows.promotion;

/** How a promotion ended. */
public enum PromotionDecision {
    PROMOTED,
    /** The trial is the champion; the report of its promotion was found. */
    ALREADY_CHAMPION,
    /** The gate said no. */
    REFUSED,
    /** The gate said yes, but the replicas did not come to serve the model, and the former champion was put back. */
    ROLLED_BACK
}
