package io.refocus.application.tracking;

import io.refocus.documents.Documents;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.workflows.search.AxisLabels;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.SweepOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names by which runs are told apart in MLflow's list. */
final class RunNames {
    private RunNames() {}

    /** {@code sweep rates 3f0a9c5e7d1b2468}. */
    static String of(SweepRecord sweep) {
        return "sweep %s %s".formatted(sweep.name(), sweep.sweepId());
    }

    /**
     * {@code rates 2/6 learningRate.start=0.004}: sweep, place in its grid, and what it varies. A trial without a sweep is
     * named by its experiment.
     *
     * @param sweep the sweep that first asked for it
     */
    static String of(TrialDescription trial, Optional<SweepOrder> sweep) {
        String parameters = sweep.map(order -> AxisLabels.of(order.varied()))
                .orElseGet(() -> AxisLabels.of(List.of(trial.parameters())))
                .text(trial.parameters());
        String head = trial.sweepName().map(name -> name + place(trial, sweep)).orElse(trial.experiment());
        return (head + " " + parameters).strip();
    }

    private static String place(TrialDescription trial, Optional<SweepOrder> sweep) {
        List<Map<String, Object>> points = sweep.filter(order -> order.search().isEmpty())
                .map(order -> Grid.points(order.axes()))
                .orElse(List.of());
        String wanted = Documents.canonicalJson(trial.parameters());
        for (int place = 0; place < points.size(); place++) {
            if (Documents.canonicalJson(points.get(place)).equals(wanted)) {
                return " " + (place + 1) + "/" + points.size();
            }
        }
        return "";
    }
}
