package io.refocus.worker.search;

import io.refocus.application.sweep.SearchTrials;
import io.refocus.application.sweep.SearchTrials.Proposed;
import io.refocus.application.sweep.SweepChanges;
import io.refocus.application.sweep.SweepTrials;
import io.refocus.application.sweep.SweepTrials.SweepTrial;
import io.refocus.application.tracking.Mirror;
import io.refocus.documents.Documents;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.stores.sweep.ProposedPoint;
import io.refocus.stores.sweep.SteeringEntry;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.trial.TrialDescription;
import io.refocus.worker.Stores;
import io.refocus.workflows.search.EarlierPlacements;
import io.refocus.workflows.search.KeptVerb;
import io.refocus.workflows.search.Placement;
import io.refocus.workflows.search.PlacementOrder;
import io.refocus.workflows.search.SweepActivities;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepPlan;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepVerb;
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
        begin(order);
        List<SweepTrial> trials = SweepTrials.of(order, models);
        trials.forEach(trial -> store(order, trial));
        mirror.sweepChanged(order.sweepId());
        return new SweepPlan(trials.stream().map(SweepTrial::planned).toList(), Optional.of(changes(order.sweepId())));
    }

    @Override
    public EarlierPlacements beginSearch(SweepOrder order) {
        begin(order);
        List<Proposed> earlier = SearchTrials.of(order, stores.sweeps().proposed(order.sweepId()), models);
        earlier.forEach(proposed -> proposed.trial().ifPresent(trial -> store(order, trial)));
        mirror.sweepChanged(order.sweepId());
        return new EarlierPlacements(
                earlier.stream().map(SweepWork::placement).toList(), Optional.of(changes(order.sweepId())));
    }

    @Override
    public Placement place(PlacementOrder proposal) {
        SweepOrder order = proposal.sweep();
        ProposedPoint point =
                stores.sweeps().putProposed(order.sweepId(), new ProposedPoint(proposal.number(), proposal.point()));
        Proposed proposed = SearchTrials.of(order, point.number(), point.point(), models);
        proposed.trial().ifPresent(trial -> store(order, trial));
        return placement(proposed);
    }

    @Override
    public void keep(KeptVerb change) {
        stores.sweeps().putChange(change.sweepId(), new SteeringEntry(change.number(), Documents.tree(change.verb())));
    }

    private List<SweepVerb.Kept> changes(String sweepId) {
        return SweepChanges.of(stores.sweeps(), sweepId).stream()
                .filter(change -> !(change instanceof SweepVerb.Prune prune
                        && stores.trials().result(prune.trialId()).isPresent())) // it reached its end before it heard
                .toList();
    }

    private static Placement placement(Proposed proposed) {
        return new Placement(
                proposed.number(), proposed.point(), proposed.trial().map(SweepTrial::planned), proposed.refusal());
    }

    private void begin(SweepOrder order) {
        stores.sweeps()
                .putStarted(new SweepRecord(
                        order.sweepId(),
                        order.name(),
                        Instant.now().toString(),
                        Documents.tree(order),
                        Optional.empty()));
        stores.datasets().load(order.dataset().name(), order.dataset().version());
    }

    private void store(SweepOrder order, SweepTrial trial) {
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

    @Override
    public void recordSweep(SweepProgress progress) {
        if (!progress.state().live()) {
            stores.sweeps().putFinished(progress.sweepId(), Documents.tree(progress));
            mirror.sweepChanged(progress.sweepId());
        }
    }
}
