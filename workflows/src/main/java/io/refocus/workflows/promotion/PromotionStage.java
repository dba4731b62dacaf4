package io.refocus.workflows.promotion;

/** How far a promotion is. */
public enum PromotionStage {
    PREPARING,
    JUDGING,
    REGISTERING,
    WAITING_FOR_REPLICAS,
    PUTTING_BACK,
    DONE
}
