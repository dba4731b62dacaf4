package io.refocus.application.promotion;

import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionStage;

/** Is told how a promotion goes on. Called by the thread that promotes. */
public interface PromotionListener {
    /** Another promotion of the same model runs, perhaps of another trial; it is waited for. */
    void waiting(String model);

    void started(PromotionOrder order);

    /** The promotion that is waited for, this one or another, is in a stage it was not seen in before. */
    void entered(PromotionStage stage);
}
