package io.refocus.cli.training;

import io.refocus.cli.shell.ProgressLine;
import io.refocus.cli.shell.Shell;
import io.refocus.cli.shell.Stopwatch;
import io.refocus.learning.run.RunListener;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.ValidationReport;
import java.nio.file.Path;
import java.util.Optional;

/** Prints the progress of a training, and tells the training when to end. */
final class TrainListener implements RunListener {
    private final Shell shell;
    private final ProgressLine line;
    private final Interruption interruption;
    private final Stopwatch watch = Stopwatch.start();
    private final double secondsAllowed;
    private Optional<ValidationReport> last = Optional.empty();
    private boolean timeIsUp;

    TrainListener(Shell shell, ProgressLine line, Interruption interruption, Optional<Double> secondsAllowed) {
        this.shell = shell;
        this.line = line;
        this.interruption = interruption;
        this.secondsAllowed = secondsAllowed.orElse(Double.MAX_VALUE);
    }

    @Override
    public void stepped(StepReport report) {
        line.show(TrainProgress.text(report, last, Math.max(0, secondsAllowed - watch.seconds())));
    }

    @Override
    public void validated(ValidationReport report) {
        last = Optional.of(report);
        line.clear();
        shell.say("%s", TrainProgress.text(report));
        timeIsUp = report.step() > 0 && watch.seconds() >= secondsAllowed;
    }

    @Override
    public void checkpointed(Path directory, long step) {
        line.clear();
    }

    @Override
    public boolean stopRequested() {
        return timeIsUp || interruption.asked();
    }
}
