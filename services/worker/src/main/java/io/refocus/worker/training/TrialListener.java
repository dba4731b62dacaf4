package io.refocus.worker.training;

import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.TrainingListener;
import io.refocus.learning.training.ValidationReport;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.activity.StopSignal;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.nio.file.Path;

/** Carries what a training tells to whoever watches it: heartbeats, curves, checkpoints. */
final class TrialListener implements TrainingListener {
    private final Heartbeat heartbeat;
    private final StopSignal stop;
    private final TrackedCurves curves;
    private final FencedCheckpoints checkpoints;
    private double psnrDb = Double.NaN;

    TrialListener(Heartbeat heartbeat, StopSignal stop, TrackedCurves curves, FencedCheckpoints checkpoints) {
        this.heartbeat = heartbeat;
        this.stop = stop;
        this.curves = curves;
        this.checkpoints = checkpoints;
    }

    @Override
    public void stepped(StepReport report) {
        heartbeat.say(new TrainingHeartbeat(
                report.step(),
                report.steps(),
                report.losses().generator(),
                psnrDb,
                report.imagesPerSecond(),
                report.secondsLeft()));
        curves.stepped(report);
    }

    @Override
    public void validated(ValidationReport report) {
        psnrDb = report.restored().psnrDb();
        curves.validated(report);
    }

    @Override
    public void checkpointed(Path directory, long step) {
        curves.flush();
        checkpoints.publish(step, directory);
    }

    @Override
    public boolean stopRequested() {
        return stop.given() || heartbeat.stopped();
    }
}
