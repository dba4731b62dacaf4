package io.refocus.cli.sweep;

import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.application.sweep.StartedSweep;
import io.refocus.application.sweep.SweepListener;
import io.refocus.application.sweep.SweepOutlook;
import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.datasets.DatasetVersion;
import io.refocus.workflows.client.RunningTrial;
import io.refocus.workflows.search.AxisLabels;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Locale;

/** Prints the progress of a sweep: a line that changes, and a line for each trial that ends. */
public final class SweepOutput implements SweepListener, AutoCloseable {
    private static final int DIGITS = 12;

    private final Shell shell;
    private final AxisLabels labels;
    private final ProgressLine line;

    public SweepOutput(Shell shell, StartedSweep sweep) {
        this.shell = shell;
        this.labels = AxisLabels.of(sweep.order().varied());
        this.line = new ProgressLine(shell);
    }

    /** Prints what a sweep will have to do; of a search, what it has proposed before. */
    public static void outlook(Shell shell, SweepOrder order, SweepOutlook outlook) {
        if (order.search().isPresent()) {
            if (outlook.trials() > 0) {
                shell.say(
                        "trials proposed before: %s finished, %s to train%s",
                        outlook.found(),
                        outlook.trained(),
                        outlook.resumed() == 0 ? "" : ", %s of them from a checkpoint".formatted(outlook.resumed()));
            }
            return;
        }
        shell.say(
                "trials: %s found finished, %s to train%s",
                outlook.found(),
                outlook.trained(),
                outlook.resumed() == 0 ? "" : ", %s of them from a checkpoint".formatted(outlook.resumed()));
    }

    /** Prints what was started, or is running already. */
    public static void started(Shell shell, StartedSweep sweep) {
        DatasetVersion dataset = sweep.order().dataset();
        shell.say(
                "sweep %s (%s) %s: %s over %s, %d at a time",
                sweep.sweepId(),
                sweep.order().name(),
                sweep.attached() ? "is running already" : "started",
                sweep.extent(),
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

    private String ended(BoardRow trial) {
        String quality = trial.valPsnrDb()
                .map(db -> String.format(Locale.ROOT, ": %.2f dB after %d steps", db, trial.steps()))
                .orElse("");
        String parameters = labels.text(trial.parameters());
        return "trial %s %s%s%s%s"
                .formatted(
                        trial.trialId(),
                        BoardTable.state(trial),
                        parameters.isEmpty() ? "" : " (" + parameters + ")",
                        quality,
                        trial.state() == TrialState.COMPLETED ? "" : ": " + BoardTable.oneLine(trial.reason()));
    }

    @Override
    public void close() {
        line.close();
    }
}
