package io.refocus.workflows;

import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.PlannedTrial;
import io.refocus.workflows.search.SweepActivities;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepPlan;
import io.refocus.workflows.search.SweepProgress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Names the trials of a sweep t1, t2, ... in the order of the grid. */
public final class FakeSweeps implements SweepActivities {
    public final List<SweepProgress> recorded = Collections.synchronizedList(new ArrayList<>());

    @Override
    public SweepPlan plan(SweepOrder order) {
        List<PlannedTrial> trials = new ArrayList<>();
        for (Map<String, Object> point : Grid.points(order.axes())) {
            trials.add(new PlannedTrial("t" + (trials.size() + 1), point, 10));
        }
        return new SweepPlan(trials);
    }

    @Override
    public void recordSweep(SweepProgress progress) {
        recorded.add(progress);
    }
}
