package io.refocus.cli.promotion;

import io.refocus.application.promotion.PromotionListener;
import io.refocus.cli.shell.Shell;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionStage;
import java.util.Locale;

/** Tells a person how a promotion goes on. */
public record PromotionOutput(Shell shell) implements PromotionListener {
    @Override
    public void waiting(String model) {
        shell.say("another promotion of model %s is running; waiting for it", model);
    }

    @Override
    public void started(PromotionOrder order) {
        shell.say("trial %s challenges for model %s", order.trialId(), order.model());
    }

    @Override
    public void entered(PromotionStage stage) {
        shell.say("%s", stage.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
