package io.refocus.cli.sweep;

import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.workflows.client.Sweeps;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Watches a sweep until it ends. */
public final class Following {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Shell shell;
    private final Sweeps sweeps;
    private final Set<String> told = new HashSet<>();

    public Following(Shell shell, Sweeps sweeps) {
        this.shell = shell;
        this.sweeps = sweeps;
    }

    /** Returns the final leaderboard; a sweep that failed is an exception with its reason. */
    public SweepProgress untilItEnds(String sweepId) {
        try (ProgressLine line = new ProgressLine(shell)) {
            Optional<SweepProgress> end = sweeps.await(sweepId, LOOK_AGAIN);
            while (end.isEmpty()) {
                SweepProgress progress = sweeps.progress(sweepId);
                tellFinished(progress, line);
                line.show(TrialLine.text(progress, sweeps.live(progress)));
                end = sweeps.await(sweepId, LOOK_AGAIN);
            }
            tellFinished(end.get(), line);
            return end.get();
        }
    }

    private void tellFinished(SweepProgress progress, ProgressLine line) {
        for (TrialProgress trial : progress.trials()) {
            boolean over = trial.state() != TrialState.RUNNING && trial.state() != TrialState.QUEUED;
            if (over && told.add(trial.trialId())) {
                line.clear();
                shell.say("%s", finished(trial));
            }
        }
    }

    private static String finished(TrialProgress trial) {
        String quality = trial.valPsnrDb()
                .map(db -> String.format(Locale.ROOT, ": %.2f dB after %d steps", db, trial.steps()))
                .orElse("");
        return "trial %s %s%s%s (%s)"
                .formatted(
                        trial.trialId(),
                        trial.state().name().toLowerCase(Locale.ROOT),
                        quality,
                        trial.error().map(error -> ": " + error).orElse(""),
                        Leaderboard.parameters(trial.parameters()));
    }
}
