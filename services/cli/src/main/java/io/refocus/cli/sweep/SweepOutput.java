package io.refocus.cli.sweep;

import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.application.sweep.StartedSweep;
import io.refocus.application.sweep.SweepListener;
import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.datasets.DatasetVersion;
import io.refocus.workflows.client.RunningTrial;
import java.util.List;
import java.util.Locale;

/** Prints the progress of a sweep: a line that changes, and a line for each trial that ends. */
public final class SweepOutput implements SweepListener, AutoCloseable {
    private static final int DIGITS = 12;

    private final Shell shell;
    private final ProgressLine line;

    public SweepOutput(Shell shell) {
        this.shell = shell;
        this.line = new ProgressLine(shell);
    }

    /** Prints what was started, or is running already. */
    public static void started(Shell shell, StartedSweep sweep) {
        DatasetVersion dataset = sweep.order().dataset();
        shell.say(
                "sweep %s (%s) %s: %d trials over %s, %d at a time",
                sweep.sweepId(),
                sweep.order().name(),
                sweep.attached() ? "is running already" : "started",
                sweep.trials(),
                dataset.name() + "@" + dataset.version().substring(0, DIGITS),
                sweep.order().concurrentTrials());
    }

    @Override
    public void trialEnded(BoardRow trial) {
        line.clear();
        shell.say("%s", ended(trial));
    }

    @Override
    public void progressed(Board board, List<RunningTrial> live) {
        line.show(TrialLine.text(board, live));
    }

    private static String ended(BoardRow trial) {
        String quality = trial.valPsnrDb()
                .map(db -> String.format(Locale.ROOT, ": %.2f dB after %d steps", db, trial.steps()))
                .orElse("");
        return "trial %s %s%s%s (%s)"
                .formatted(
                        trial.trialId(),
                        trial.state().name().toLowerCase(Locale.ROOT),
                        quality,
                        trial.error().map(error -> ": " + error).orElse(""),
                        BoardTable.parameters(trial.parameters()));
    }

    @Override
    public void close() {
        line.close();
    }
}
