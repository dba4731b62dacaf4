package io.refocus.application.sweep;

import io.refocus.documents.Documents;
import io.refocus.learning.restore.ShippedModels;
import io.refocus.stores.sweep.SweepRecord;
import io.refocus.stores.sweep.SweepStore;
import io.refocus.stores.trial.CheckpointRef;
import io.refocus.stores.trial.TrialResult;
import io.refocus.stores.trial.TrialStore;
import io.refocus.workflows.search.PlannedTrial;
import io.refocus.workflows.search.SearchOrder;
import io.refocus.workflows.search.SteeredSweep;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.SweepVerb;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the bucket knows of sweeps, whatever servers and workers run. */
record StoredSweeps(SweepStore sweeps, TrialStore trials, ShippedModels models) {

    /** The leaderboard that a worker stored when the sweep last ended. */
    static Optional<SweepProgress> ended(SweepRecord record) {
        return record.progress().map(tree -> Documents.bind(tree, "sweep " + record.sweepId(), SweepProgress.class));
    }

    static SweepOrder order(SweepRecord record) {
        return Documents.bind(record.order(), "the order of sweep " + record.sweepId(), SweepOrder.class);
    }

    /** The same board, with how far the trials have come that ended without a result and can be taken up again. */
    SweepProgress withCheckpoints(SweepProgress progress) {
        return progress.with(trial -> trial.state().ended() && trial.steps() == 0
                ? trials.latest(trial.trialId())
                        .map(checkpoint -> trial.reached(checkpoint.step()))
                        .orElse(trial)
                : trial);
    }

    /**
     * The leaderboard from the records of the trials: those that are finished, and how far the others have come.
     *
     * @param state of the sweep, as far as it is known
     */
    SweepProgress board(SweepRecord record, SweepState state) {
        SweepOrder order = order(record);
        List<SweepVerb.Kept> changes = SweepChanges.of(sweeps, order.sweepId());
        Set<String> pruned = SteeredSweep.pruned(changes);
        List<TrialProgress> rows = known(order).stream()
                .map(trial ->
                        row(trial.planned(), pruned.contains(trial.planned().trialId())))
                .toList();
        return new SweepProgress(
                record.sweepId(),
                record.name(),
                state,
                order.dataset(),
                rows,
                order.search().map(search -> search.after(changes)).map(SearchOrder::text));
    }

    /** The trials of a grid, or those that a search has proposed so far. */
    private List<SweepTrials.SweepTrial> known(SweepOrder order) {
        return order.search().isEmpty()
                ? SweepTrials.of(order, models)
                : SearchTrials.of(order, sweeps.proposed(order.sweepId()), models).stream()
                        .flatMap(proposed -> proposed.trial().stream())
                        .toList();
    }

    SweepOutlook outlook(SweepOrder order) {
        int found = 0;
        int resumed = 0;
        List<SweepTrials.SweepTrial> all = known(order);
        for (SweepTrials.SweepTrial trial : all) {
            if (result(trial.planned()).isPresent()) {
                found++;
            } else if (trials.latest(trial.planned().trialId()).isPresent()) {
                resumed++;
            }
        }
        return new SweepOutlook(found, resumed, all.size() - found - resumed);
    }

    private Optional<TrialResult> result(PlannedTrial trial) {
        return trials.result(trial.trialId()).filter(result -> result.effort().steps() >= trial.steps());
    }

    private TrialProgress row(PlannedTrial trial, boolean pruned) {
        Optional<TrialResult> result = result(trial);
        Optional<CheckpointRef> checkpoint = result.isPresent() ? Optional.empty() : trials.latest(trial.trialId());
        return new TrialProgress(
                trial.trialId(),
                result.map(StoredSweeps::state).orElse(pruned ? TrialState.PRUNED : TrialState.QUEUED),
                result.map(known -> known.effort().attempts())
                        .or(() -> checkpoint.map(CheckpointRef::attempt))
                        .orElse(0),
                result.map(known -> known.effort().steps())
                        .or(() -> checkpoint.map(CheckpointRef::step))
                        .orElse(0L),
                trial.steps(),
                result.map(known -> known.restored().psnrDb()),
                result.map(known -> known.restored().ssim()),
                result.map(known -> known.effort().seconds()),
                trial.parameters(),
                result.flatMap(TrialResult::divergence)
                        .or(() -> checkpoint.filter(known -> !pruned).map(StoredSweeps::waiting)));
    }

    private static String waiting(CheckpointRef checkpoint) {
        return String.format(Locale.ROOT, "no worker is known to train it; it goes on from step %d", checkpoint.step());
    }

    private static TrialState state(TrialResult result) {
        return result.divergence().isPresent() ? TrialState.DIVERGED : TrialState.COMPLETED;
    }
}
