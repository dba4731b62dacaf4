package io.refocus.workflows.search;

import io.refocus.datasets.DatasetVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A sweep and its leaderboard.
 *
 * @param runId tracking run of the sweep, parent of its trials' runs
 * @param trials finished ones first, best PSNR on top
 * @param error why the whole sweep failed, if it did
 */
public record SweepProgress(
        String sweepId,
        String name,
        SweepState state,
        DatasetVersion dataset,
        Optional<String> runId,
        List<TrialProgress> trials,
        Optional<String> error) {
    public SweepProgress {
        trials = List.copyOf(trials);
    }

    /** The same with a line for each trial replaced. */
    public SweepProgress with(UnaryOperator<TrialProgress> line) {
        return new SweepProgress(
                sweepId, name, state, dataset, runId, trials.stream().map(line).toList(), error);
    }

    /** The finished trial with the best PSNR. */
    public Optional<TrialProgress> best() {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED)
                .findFirst();
    }
}
