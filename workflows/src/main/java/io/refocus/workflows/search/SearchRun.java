package io.refocus.workflows.search;

import io.refocus.search.propose.Proposer;
import io.refocus.search.space.Space;
import io.refocus.workflows.temporal.ConcurrencyLimit;
import io.temporal.workflow.Async;
import io.temporal.workflow.Functions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Proposes a trial whenever a place is free, until the budget or the space has run out. For workflow code. */
final class SearchRun {
    private final SweepOrder order;
    private final SearchOrder search;
    private final Space space;
    private final SweepActivities sweeps;
    private final SearchLedger ledger;
    private long startedMillis;

    SearchRun(SweepOrder order, SearchOrder search, SweepActivities sweeps) {
        this.order = order;
        this.search = search;
        this.space = search.parameters();
        this.sweeps = sweeps;
        this.ledger = new SearchLedger(search);
    }

    private record Begun(int number, PlannedTrial trial) {}

    /** @param train runs a trial to its end, and says how it ended */
    List<Promise<Void>> start(Functions.Func1<PlannedTrial, TrialProgress> train) {
        startedMillis = Workflow.currentTimeMillis();
        List<Placement> earlier = sweeps.beginSearch(order).placements();
        return new ConcurrencyLimit(order.concurrentTrials())
                .start(
                        () -> next(earlier),
                        begun -> Async.procedure(() -> ledger.trialEnded(begun.number(), train.apply(begun.trial()))));
    }

    String remark() {
        return ledger.remark();
    }

    private Optional<Begun> next(List<Placement> earlier) {
        while (!ledger.spent(Duration.ofMillis(Workflow.currentTimeMillis() - startedMillis))) {
            int number = ledger.proposals();
            Optional<Placement> placement =
                    number < earlier.size() ? Optional.of(earlier.get(number)) : proposed(number);
            if (placement.isEmpty()) {
                ledger.exhausted();
                return Optional.empty();
            }
            Optional<PlannedTrial> trial = ledger.placed(placement.get());
            if (trial.isPresent()) {
                return Optional.of(new Begun(number, trial.get()));
            }
        }
        return Optional.empty();
    }

    /** The history keeps the point, so that a replay needs no search and a better search changes no running sweep. */
    private Optional<Placement> proposed(int number) {
        return Workflow.sideEffect(
                        Proposed.class,
                        () -> new Proposed(Proposer.next(search.strategy(), space, search.first(), ledger.told())))
                .proposal()
                .map(proposal -> sweeps.place(new PlacementOrder(order, number, proposal.point())));
    }
}
