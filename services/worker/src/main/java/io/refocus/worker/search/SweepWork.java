package io.refocus.worker.search;

import io.refocus.application.tracking.Mirror;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.learning.run.TrialId;
import io.refocus.learning.training.WarmStart;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.worker.Stores;
import io.refocus.workflows.search.Grid;
import io.refocus.workflows.search.PlannedTrial;
import io.refocus.workflows.search.SweepActivities;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepPlan;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Plans sweeps and stores their records. */
public final class SweepWork implements SweepActivities {
    private final Stores stores;
    private final ShippedModels models;
    private final Mirror mirror;

    public SweepWork(Stores stores, Mirror mirror, ShippedModels models) {
        this.stores = stores;
        this.mirror = mirror;
        this.models = models;
    }

    @Override
    public SweepPlan plan(SweepOrder order) {
        stores.sweeps()
                .putStarted(new SweepRecord(
                        order.sweepId(),
                        order.name(),
                        Instant.now().toString(),
                        Documents.tree(order),
                        Optional.empty()));
        stores.datasets().load(order.dataset().name(), order.dataset().version());
        Experiment base = Experiment.parse(order.experiment(), "experiment of sweep " + order.name());
        Map<String, PlannedTrial> trials = new LinkedHashMap<>();
        for (Map<String, Object> point : Grid.points(order.axes())) {
            Experiment experiment = WarmStart.pinned(base.vary(point), models);
            String id = TrialId.of(experiment, order.dataset().version());
            PlannedTrial twin = trials.put(
                    id, new PlannedTrial(id, point, experiment.training().steps()));
            if (twin != null) {
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        "sweep %s contains one trial twice: %s and %s are the same experiment; expected different values"
                                .formatted(order.name(), twin.parameters(), point));
            }
            stores.trials()
                    .put(
                            new TrialDescription(
                                    id,
                                    experiment.name(),
                                    order.dataset(),
                                    point,
                                    Optional.of(order.sweepId()),
                                    Optional.of(order.name())),
                            Documents.json(experiment));
        }
        mirror.sweepChanged(order.sweepId());
        return new SweepPlan(trials.values().stream().toList());
    }

    @Override
    public void recordSweep(SweepProgress progress) {
        if (progress.state() != SweepState.RUNNING) {
            stores.sweeps().putFinished(progress.sweepId(), Documents.tree(progress));
            mirror.sweepChanged(progress.sweepId());
        }
    }
}
