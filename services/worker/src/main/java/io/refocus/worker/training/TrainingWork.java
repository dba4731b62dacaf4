package io.refocus.worker.training;

import io.refocus.application.tracking.Mirror;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.trial.CheckpointRef;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.Stores;
import io.refocus.worker.WorkerBuild;
import io.refocus.worker.Workplace;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.activity.OwnThread;
import io.refocus.worker.activity.StopSignal;
import io.refocus.worker.activity.TemporaryFolder;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.training.TrainingActivities;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.refocus.workflows.training.TrialOrder;
import io.refocus.workflows.training.TrialOutcome;

/** Trains on this machine. */
public final class TrainingWork implements TrainingActivities {
    private final Stores stores;
    private final Mirror mirror;
    private final StopSignal stop;
    private final WorkerBuild build;
    private final Workplace place;

    public TrainingWork(Stores stores, Mirror mirror, StopSignal stop, WorkerBuild build, Workplace place) {
        this.place = place;
        this.stores = stores;
        this.mirror = mirror;
        this.stop = stop;
        this.build = build;
    }

    @Override
    public TrialOutcome train(TrialOrder order) {
        if (stop.given()) { // the server answers polls that were open when this worker was told to end
            throw new RefocusException(
                    Fault.UNREACHABLE, "the worker is ending; another one trains trial " + order.trialId());
        }
        long kept =
                stores.trials().latest(order.trialId()).map(CheckpointRef::step).orElse(0L);
        try (Heartbeat heartbeat = Heartbeat.start(
                        TrainingHeartbeat.settingUp(order.until()), kept, ActivityProfiles.TRAINING_PROGRESS);
                TemporaryFolder folder = place.folders().make("trial")) {
            TrialAttempt attempt = new TrialAttempt(stores, mirror, order, folder.path(), build, place);
            return outcome(OwnThread.work(heartbeat, () -> attempt.run(heartbeat, stop)));
        }
    }

    /** A stored result as a workflow's outcome. */
    static TrialOutcome outcome(TrialResult result) {
        return new TrialOutcome(
                result.trialId(),
                result.effort().attempts(),
                result.effort().steps(),
                result.restored().psnrDb(),
                result.restored().ssim(),
                result.identity().psnrDb(),
                result.effort().seconds(),
                result.divergence());
    }
}
