package io.refocus.application.promotion;

import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionStage;

/** Receives the progress of a promotion, on the thread that promotes. */
public interface PromotionListener {
    /** Another promotion of the same model runs, perhaps of another trial; it is waited for. */
    void waiting(String model);

    void started(PromotionOrder order);

    /** The promotion that is waited for, this one or another, has reached a new stage. */
    void entered(PromotionStage stage);
}
