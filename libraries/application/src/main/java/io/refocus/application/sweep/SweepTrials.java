package io.refocus.application.sweep;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.run.TrialId;
import io.refocus.learning.training.WarmStart;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.PlannedTrial;
import io.refocus.workflows.search.SweepOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trials that an order asks for: a function of the order and of the shipped models that it starts from. */
public final class SweepTrials {
    private SweepTrials() {}

    /** One of them and its experiment. */
    public record SweepTrial(PlannedTrial planned, Experiment experiment) {}

    /**
     * In the order of the grid.
     *
     * @throws RefocusException BAD_INPUT if two points are the same experiment, or one is none
     */
    public static List<SweepTrial> of(SweepOrder order, ShippedModels models) {
        Experiment base = Experiment.parse(order.experiment(), "experiment of sweep " + order.name());
        Map<String, SweepTrial> trials = new LinkedHashMap<>();
        for (Map<String, Object> point : Grid.points(order.axes())) {
            Experiment experiment = WarmStart.pinned(base.vary(point), models);
            String id = TrialId.of(experiment, order.dataset().version());
            PlannedTrial planned =
                    new PlannedTrial(id, point, experiment.training().steps());
            SweepTrial twin = trials.put(id, new SweepTrial(planned, experiment));
            if (twin != null) {
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        "sweep %s contains one trial twice: %s and %s are the same experiment; expected different values"
                                .formatted(order.name(), twin.planned().parameters(), point));
            }
        }
        return List.copyOf(trials.values());
    }
}
