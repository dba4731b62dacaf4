package io.refocus.workflows.search;

import io.refocus.documents.Documents;
import io.refocus.search.propose.Proposal;
import io.refocus.search.propose.Proposer;
import io.refocus.search.propose.Told;
import io.refocus.search.space.Space;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Proposes a trial whenever one is asked for, until the budget or the space has run out. For workflow code. */
final class SearchRun implements TrialSource {
    private final SweepOrder order;
    private final SweepActivities sweeps;
    private final LongSupplier pausedMillis;
    private final SearchLedger ledger;
    private final Map<String, Integer> numbers = new HashMap<>();

    private SearchOrder search;
    private Space space;
    private List<Placement> earlier = List.of();
    private List<Map<String, Object>> added = List.of();
    private long startedMillis;

    /** @param pausedMillis how long the sweep has been paused: that is no part of its minutes */
    SearchRun(SweepOrder order, SweepActivities sweeps, LongSupplier pausedMillis) {
        this.order = order;
        this.search = order.search().orElseThrow();
        this.space = search.parameters();
        this.sweeps = sweeps;
        this.pausedMillis = pausedMillis;
        this.ledger = new SearchLedger(search);
    }

    @Override
    public Beginning begin() {
        startedMillis = Workflow.currentTimeMillis();
        EarlierPlacements before = sweeps.beginSearch(order);
        earlier = before.placements();
        return new Beginning(List.of(), before.kept().orElse(List.of()));
    }

    @Override
    public boolean mayHaveMore() {
        return !ledger.ended();
    }

    @Override
    public boolean leftSomething() {
        return !ledger.spent(spent());
    }

    @Override
    public Optional<PlannedTrial> next() {
        while (!ledger.spent(spent())) {
            int number = ledger.proposals();
            Optional<Placement> placement =
                    number < earlier.size() ? Optional.of(earlier.get(number)) : proposed(number);
            if (placement.isEmpty()) {
                ledger.exhausted();
                return Optional.empty();
            }
            Optional<PlannedTrial> trial = ledger.placed(placement.get());
            if (trial.isPresent()) {
                numbers.put(trial.get().trialId(), number);
                return trial;
            }
        }
        return Optional.empty();
    }

    private Duration spent() {
        return Duration.ofMillis(Workflow.currentTimeMillis() - startedMillis - pausedMillis.getAsLong());
    }

    private Optional<Placement> proposed(int number) {
        Optional<Map<String, Object>> byHand = number < search.first().size() ? Optional.empty() : nextAdded();
        return byHand.or(this::drawn).map(point -> sweeps.place(new PlacementOrder(order, number, point)));
    }

    private Optional<Map<String, Object>> nextAdded() {
        if (added.isEmpty()) {
            return Optional.empty();
        }
        Set<String> tried = ledger.told().stream()
                .map(Told::point)
                .map(Documents::canonicalJson)
                .collect(Collectors.toSet());
        return added.stream()
                .map(point -> space.legal("point", point))
                .filter(point -> !tried.contains(Documents.canonicalJson(point)))
                .findFirst();
    }

    /** The history keeps the point, so that a replay needs no search and a better search changes no running sweep. */
    private Optional<Map<String, Object>> drawn() {
        return Workflow.sideEffect(
                        Proposed.class,
                        () -> new Proposed(Proposer.next(search.strategy(), space, search.first(), ledger.told())))
                .proposal()
                .map(Proposal::point);
    }

    @Override
    public void withdraw(String trialId) {
        // a trial is proposed when it begins, so none of them waits here
    }

    @Override
    public void again(String trialId) {
        ledger.again(numbers.get(trialId));
    }

    @Override
    public void ended(TrialProgress trial) {
        ledger.trialEnded(numbers.get(trial.trialId()), trial);
    }

    @Override
    public void changed(List<SweepVerb.Kept> all) {
        search = order.search().orElseThrow().after(all);
        space = search.parameters();
        added = SteeredSweep.added(all);
        ledger.changed(search);
    }

    @Override
    public Optional<String> remark() {
        return Optional.of(ledger.remark());
    }

    @Override
    public Optional<SearchOrder> search() {
        return Optional.of(search);
    }
}
