package io.refocus.worker.training;

import io.refocus.application.tracking.Mirror;
import io.refocus.fault.RefocusException;
import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.run.RunListener;
import io.refocus.learning.training.StepReport;
import io.refocus.learning.training.ValidationReport;
import io.refocus.stores.trial.Attempt;
import io.refocus.stores.trial.TrialStore;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.activity.StopSignal;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.nio.file.Path;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes a training's events on: heartbeats to the workflow, checkpoints and journal to the bucket. */
final class TrialListener implements RunListener {
    private static final Logger LOG = LoggerFactory.getLogger(TrialListener.class);

    private final Heartbeat heartbeat;
    private final StopSignal stop;
    private final TrialStore trials;
    private final Attempt attempt;
    private final Mirror mirror;
    private double psnrDb = Double.NaN;

    TrialListener(Heartbeat heartbeat, StopSignal stop, TrialStore trials, Attempt attempt, Mirror mirror) {
        this.heartbeat = heartbeat;
        this.stop = stop;
        this.trials = trials;
        this.attempt = attempt;
        this.mirror = mirror;
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
    }

    @Override
    public void validated(ValidationReport report) {
        heartbeat.progressed();
        psnrDb = report.restored().psnrDb();
        LOG.info(
                "trial {}: validated at step {}, {} dB, gain {} dB",
                attempt.trialId(),
                report.step(),
                twoDigits(psnrDb),
                twoDigits(report.gainDb()));
    }

    /** @throws io.refocus.stores.trial.StaleAttemptException if a later attempt was claimed */
    @Override
    public void checkpointed(Path directory, long step) {
        trials.publishCheckpoint(attempt, step, directory);
        heartbeat.kept(step);
        LOG.info("trial {}: checkpoint at step {}", attempt.trialId(), step);
    }

    /**
     * A failure here does not fail the training: the checkpoint has the journal too, and the next checkpoint writes
     * it again.
     */
    @Override
    public void journalled(Journal journal) {
        try {
            trials.putJournal(attempt, journal.bytes());
        } catch (RefocusException e) {
            LOG.warn("the journal of trial {} could not be written this time: {}", attempt.trialId(), e.getMessage());
        }
        mirror.trialChanged(attempt.trialId());
    }

    private static String twoDigits(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public boolean stopRequested() {
        return stop.given() || heartbeat.stopped();
    }

    @Override
    public EndState stoppedAs() {
        return heartbeat.cancelled() ? EndState.CANCELLED : EndState.STOPPED;
    }
}
