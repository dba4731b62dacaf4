package io.refocus.application.sweep;

import io.refocus.application.sweep.SweepTrials.SweepTrial;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.run.TrialId;
import io.refocus.learning.training.WarmStart;
import io.refocus.stores.sweep.ProposedPoint;
import io.refocus.workflows.search.PlannedTrial;
import io.refocus.workflows.search.SweepOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The trials that a search proposed: a function of the order, the points and the shipped models. */
public final class SearchTrials {
    private SearchTrials() {}

    /** What a proposal is: a trial, or no experiment at all. */
    public record Proposed(
            int number, Map<String, Object> point, Optional<SweepTrial> trial, Optional<String> refusal) {}

    /** Never fails for the point's sake: that it is no legal experiment is part of the answer. */
    public static Proposed of(SweepOrder order, int number, Map<String, Object> point, ShippedModels models) {
        Experiment base = Experiment.parse(order.experiment(), "experiment of sweep " + order.name());
        try {
            Experiment experiment = WarmStart.pinned(base.vary(point), models);
            String id = TrialId.of(experiment, order.dataset().version());
            PlannedTrial planned =
                    new PlannedTrial(id, point, experiment.training().steps());
            return new Proposed(number, point, Optional.of(new SweepTrial(planned, experiment)), Optional.empty());
        } catch (RefocusException e) {
            if (e.fault() != Fault.BAD_INPUT) {
                throw e;
            }
            return new Proposed(number, point, Optional.empty(), Optional.of(e.getMessage()));
        }
    }

    /** What was proposed so far, from 0 without a gap. */
    public static List<Proposed> of(SweepOrder order, List<ProposedPoint> points, ShippedModels models) {
        return points.stream()
                .map(point -> of(order, point.number(), point.point(), models))
                .toList();
    }
}
