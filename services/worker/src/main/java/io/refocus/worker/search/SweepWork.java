package io.refocus.worker.search;

import io.refocus.application.sweep.SweepTrials;
import io.refocus.application.sweep.SweepTrials.SweepTrial;
import io.refocus.application.tracking.Mirror;
import io.refocus.documents.Documents;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.worker.Stores;
import io.refocus.workflows.search.SweepActivities;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepPlan;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import java.time.Instant;
import java.util.List;
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
        List<SweepTrial> trials = SweepTrials.of(order, models);
        for (SweepTrial trial : trials) {
            stores.trials()
                    .put(
                            new TrialDescription(
                                    trial.planned().trialId(),
                                    trial.experiment().name(),
                                    order.dataset(),
                                    trial.planned().parameters(),
                                    Optional.of(order.sweepId()),
                                    Optional.of(order.name())),
                            Documents.json(trial.experiment()));
        }
        mirror.sweepChanged(order.sweepId());
        return new SweepPlan(trials.stream().map(SweepTrial::planned).toList());
    }

    @Override
    public void recordSweep(SweepProgress progress) {
        if (progress.state() != SweepState.RUNNING) {
            stores.sweeps().putFinished(progress.sweepId(), Documents.tree(progress));
            mirror.sweepChanged(progress.sweepId());
        }
    }
}
