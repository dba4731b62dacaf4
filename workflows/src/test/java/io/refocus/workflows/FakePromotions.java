package io.refocus.workflows;

import io.refocus.datasets.DatasetVersion;
import io.refocus.workflows.gate.GateNumbers;
import io.refocus.workflows.gate.GateVerdict;
import io.refocus.workflows.promotion.AliasMove;
import io.refocus.workflows.promotion.PromotionActivities;
import io.refocus.workflows.promotion.PromotionCase;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.promotion.RegisteredModel;
import io.refocus.workflows.promotion.ServingCheck;
import io.refocus.workflows.promotion.ServingReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** A registry in memory whose champion is version 4. */
public final class FakePromotions implements PromotionActivities {
    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    public Optional<String> champion = Optional.of("4");
    public Optional<GateVerdict> earlier = Optional.empty();
    public boolean alreadyChampion;
    public boolean passes = true;
    public boolean served = true;
    public boolean servingBreaks;

    public static GateVerdict verdict(boolean passed) {
        return new GateVerdict(
                passed,
                passed ? "good" : "too little gain",
                new GateNumbers(
                        3,
                        28,
                        27,
                        1,
                        0.8,
                        0.75,
                        Optional.of(27.5),
                        Optional.of(0.78),
                        Optional.of(0.99),
                        Optional.empty()));
    }

    @Override
    public PromotionCase open(PromotionOrder order) {
        calls.add("open " + order.trialId());
        return new PromotionCase("p1", order, new DatasetVersion("demo", "v1"), champion, earlier, alreadyChampion);
    }

    @Override
    public GateVerdict judge(PromotionCase promotion) {
        calls.add("judge");
        return verdict(passes);
    }

    @Override
    public RegisteredModel register(PromotionCase promotion) {
        calls.add("register");
        return new RegisteredModel(promotion.order().model(), "5");
    }

    @Override
    public void moveAlias(AliasMove move) {
        calls.add("alias " + move.version().orElse("none"));
        champion = move.version();
    }

    @Override
    public ServingReport awaitServing(ServingCheck check) {
        calls.add("await " + check.version());
        if (servingBreaks) {
            throw io.refocus.workflows.temporal.FaultFailures.finalFailure(
                    io.refocus.fault.Fault.BAD_INPUT, "no such replica");
        }
        return new ServingReport(served, served ? "all" : "replica 2 still serves version 4");
    }

    @Override
    public void recordPromotion(PromotionOutcome outcome) {
        calls.add("record " + outcome.decision());
    }
}
