package io.refocus.workflows;

import io.refocus.workflows.search.EarlierPlacements;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.KeptVerb;
import io.refocus.workflows.search.Placement;
import io.refocus.workflows.search.PlacementOrder;
import io.refocus.workflows.search.PlannedTrial;
import io.refocus.workflows.search.SweepActivities;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepPlan;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepVerb;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Names the trials of a sweep t1, t2, ... in the order of the grid, or of the proposals. */
public final class FakeSweeps implements SweepActivities {
    public final List<SweepProgress> recorded = Collections.synchronizedList(new ArrayList<>());
    /** What was proposed, in order; kept when a sweep is started again. */
    public final List<Placement> placed = Collections.synchronizedList(new ArrayList<>());
    /** What was made of the sweep by hand; kept when it is started again. */
    public final List<KeptVerb> kept = Collections.synchronizedList(new ArrayList<>());
    /** Which points are legal experiments. */
    public volatile Predicate<Map<String, Object>> legal = point -> true;

    @Override
    public SweepPlan plan(SweepOrder order) {
        List<PlannedTrial> trials = new ArrayList<>();
        for (Map<String, Object> point : Grid.points(order.axes())) {
            trials.add(new PlannedTrial("t" + (trials.size() + 1), point, 10));
        }
        return new SweepPlan(trials, Optional.of(verbs()));
    }

    @Override
    public EarlierPlacements beginSearch(SweepOrder order) {
        return new EarlierPlacements(List.copyOf(placed), Optional.of(verbs()));
    }

    @Override
    public Placement place(PlacementOrder proposal) {
        Map<String, Object> point = proposal.point();
        int number = proposal.number();
        placed.add(
                legal.test(point)
                        ? Placement.of(number, point, new PlannedTrial("t" + (number + 1), point, 10))
                        : Placement.refused(number, point, "rate is too high"));
        return placed.get(number);
    }

    private List<SweepVerb.Kept> verbs() {
        return kept.stream().map(KeptVerb::verb).toList();
    }

    @Override
    public void keep(KeptVerb change) {
        kept.add(change);
    }

    @Override
    public void recordSweep(SweepProgress progress) {
        recorded.add(progress);
    }
}
