package io.refocus.workflows.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The trials of a grid, in its order. For workflow code. */
final class GridTrials implements TrialSource {
    private final SweepOrder order;
    private final SweepActivities sweeps;
    private final Deque<PlannedTrial> waiting = new ArrayDeque<>();

    GridTrials(SweepOrder order, SweepActivities sweeps) {
        this.order = order;
        this.sweeps = sweeps;
    }

    @Override
    public Beginning begin() {
        SweepPlan plan = sweeps.plan(order);
        waiting.addAll(plan.trials());
        return new Beginning(plan.trials(), plan.kept().orElse(List.of()));
    }

    @Override
    public boolean mayHaveMore() {
        return !waiting.isEmpty();
    }

    @Override
    public boolean leftSomething() {
        return mayHaveMore();
    }

    @Override
    public Optional<PlannedTrial> next() {
        return Optional.ofNullable(waiting.poll());
    }

    @Override
    public void withdraw(String trialId) {
        waiting.removeIf(trial -> trial.trialId().equals(trialId));
    }

    @Override
    public void again(String trialId) {
        // nothing is concluded from how a trial of a grid ended
    }

    @Override
    public void ended(TrialProgress trial) {
        // as above
    }

    @Override
    public void changed(List<SweepVerb.Kept> all) {
        // a grid has no budget and no space
    }

    @Override
    public Optional<String> remark() {
        return Optional.empty();
    }

    @Override
    public Optional<SearchOrder> search() {
        return Optional.empty();
    }
}
