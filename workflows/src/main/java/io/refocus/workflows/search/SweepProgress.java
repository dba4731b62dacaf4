package io.refocus.workflows.search;

import io.refocus.workflows.training.DatasetVersion;
import java.util.List;
import java.util.Optional;

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
    /** Prefix of all sweeps' records. */
    public static final String RECORDS = "sweeps/";

    public SweepProgress {
        trials = List.copyOf(trials);
    }

    /** Object key under which what is known of a sweep is kept, as JSON of this record: it outlives the Temporal server. */
    public static String recordKey(String sweepId) {
        return RECORDS + sweepId + ".json";
    }

    /** The finished trial with the best PSNR. */
    public Optional<TrialProgress> best() {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED)
                .findFirst();
    }
}
