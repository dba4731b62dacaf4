package io.refocus.cli.promotion;

import io.refocus.cli.server.Servers;
import io.refocus.cli.shell.Shell;
import io.refocus.workflows.client.Promotions;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionOutcome;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Runs a promotion to its end and says how far it is. */
public final class Promoting {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);

    private final Shell shell;
    private final Promotions promotions;

    public Promoting(Shell shell, Servers servers) {
        this.shell = shell;
        this.promotions = servers.workflows().promotions();
    }

    /** Promotions of a model are serial: one that runs already is waited for first. */
    public PromotionOutcome run(Challenger challenger, GatePolicy policy) {
        PromotionOrder order = new PromotionOrder(challenger.trialId(), policy, challenger.sweepId());
        while (promotions.start(order).attached()) {
            shell.say("another promotion of model %s is running; waiting for it", order.model());
            await(order.model());
        }
        shell.say("trial %s challenges for model %s", order.trialId(), order.model());
        return await(order.model());
    }

    private PromotionOutcome await(String model) {
        String said = "";
        Optional<PromotionOutcome> outcome = promotions.await(model, LOOK_AGAIN);
        while (outcome.isEmpty()) {
            String stage =
                    promotions.stage(model).name().toLowerCase(Locale.ROOT).replace('_', ' ');
            if (!stage.equals(said)) {
                shell.say("%s", stage);
                said = stage;
            }
            outcome = promotions.await(model, LOOK_AGAIN);
        }
        return outcome.get();
    }
}
