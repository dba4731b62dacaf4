package io.refocus.workflows.promotion;

import io.refocus.workflows.gate.GateVerdict;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.FailureBudget;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** Prepare, evaluate, register, move the alias, wait, and move the alias back if not all replicas serve the model. */
public final class PromotionWorkflowImpl implements PromotionWorkflow {
    private final PromotionActivities quick = FailureBudget.stub(PromotionActivities.class, ActivityProfiles.QUICK);
    private final PromotionActivities pictures =
            FailureBudget.stub(PromotionActivities.class, ActivityProfiles.PICTURES);

    private PromotionStage stage = PromotionStage.PREPARING;

    @Override
    public PromotionOutcome promote(PromotionOrder order) {
        PromotionCase promotion = quick.open(order);
        stage = PromotionStage.JUDGING;
        GateVerdict verdict = promotion.verdict().orElseGet(() -> pictures.judge(promotion));
        if (promotion.alreadyChampion()) {
            return ended(
                    promotion,
                    verdict,
                    new Ending(PromotionDecision.ALREADY_CHAMPION, verdict.reason(), promotion.championVersion()));
        }
        PromotionOutcome outcome = verdict.passed()
                ? promote(promotion, verdict)
                : ended(promotion, verdict, new Ending(PromotionDecision.REFUSED, verdict.reason(), Optional.empty()));
        quick.recordPromotion(outcome);
        return outcome;
    }

    @Override
    public PromotionStage stage() {
        return stage;
    }

    private PromotionOutcome promote(PromotionCase promotion, GateVerdict verdict) {
        stage = PromotionStage.REGISTERING;
        RegisteredModel model = pictures.register(promotion);
        Optional<String> version = Optional.of(model.version());
        ServingReport serving;
        try {
            quick.moveAlias(new AliasMove(model.model(), version));
            stage = PromotionStage.WAITING_FOR_REPLICAS;
            serving = pictures.awaitServing(new ServingCheck(
                    model.model(), model.version(), promotion.order().policy().servingTimeoutSeconds()));
        } catch (TemporalFailure failure) {
            putBack(promotion);
            throw failure;
        }
        if (serving.served()) {
            return ended(promotion, verdict, new Ending(PromotionDecision.PROMOTED, verdict.reason(), version));
        }
        putBack(promotion);
        return ended(promotion, verdict, new Ending(PromotionDecision.ROLLED_BACK, serving.detail(), version));
    }

    /** Detached: a cancelled promotion must not leave the alias on a model that replicas do not serve. */
    private void putBack(PromotionCase promotion) {
        stage = PromotionStage.PUTTING_BACK;
        AliasMove back = new AliasMove(promotion.order().model(), promotion.championVersion());
        Workflow.newDetachedCancellationScope(() -> quick.moveAlias(back)).run();
    }

    private record Ending(PromotionDecision decision, String reason, Optional<String> version) {}

    private PromotionOutcome ended(PromotionCase promotion, GateVerdict verdict, Ending ending) {
        stage = PromotionStage.DONE;
        return new PromotionOutcome(
                promotion.promotionId(),
                promotion.order().model(),
                promotion.order().trialId(),
                ending.decision(),
                ending.reason(),
                verdict.numbers(),
                ending.version());
    }
}
