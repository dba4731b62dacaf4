package io.refocus.cli.promotion;

import io.refocus.application.promotion.PromotionListener;
import io.refocus.cli.shell.Shell;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionStage;
import java.util.Locale;

/** Prints the progress of a promotion. */
public record PromotionOutput(Shell shell) implements PromotionListener {
    @Override
    public void waiting(String model) {
        shell.say("another promotion of model %s is running; waiting for it", model);
    }

    @Override
    public void started(PromotionOrder order) {
        shell.say("trial %s is the challenger for model %s", order.trialId(), order.model());
    }

    @Override
    public void entered(PromotionStage stage) {
        shell.say("%s", stage.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
}
