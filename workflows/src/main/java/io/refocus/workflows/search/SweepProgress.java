package io.refocus.workflows.search;

import io.refocus.datasets.DatasetVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A sweep and its leaderboard.
 *
 * @param trials in any order; kept with the completed ones first, best PSNR on top, then the others as given
 * @param search how far a search has come, or what ended it; absent for a grid
 */
public record SweepProgress(
        String sweepId,
        String name,
        SweepState state,
        DatasetVersion dataset,
        List<TrialProgress> trials,
        Optional<String> search) {
    private static final Comparator<TrialProgress> BEST_FIRST = Comparator.comparingDouble(trial -> -rank(trial));

    public SweepProgress {
        trials = trials.stream().sorted(BEST_FIRST).toList();
    }

    /** Of a grid. */
    public SweepProgress(
            String sweepId, String name, SweepState state, DatasetVersion dataset, List<TrialProgress> trials) {
        this(sweepId, name, state, dataset, trials, Optional.empty());
    }

    /** The same with a line for each trial replaced. */
    public SweepProgress with(UnaryOperator<TrialProgress> line) {
        return new SweepProgress(
                sweepId, name, state, dataset, trials.stream().map(line).toList(), search);
    }

    private static double rank(TrialProgress trial) {
        if (trial.state() != TrialState.COMPLETED) {
            return Double.NEGATIVE_INFINITY;
        }
        return trial.valPsnrDb().filter(psnr -> !psnr.isNaN()).orElse(-Double.MAX_VALUE);
    }

    /** The finished trial with the best PSNR. */
    public Optional<TrialProgress> best() {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED)
                .findFirst();
    }
}
