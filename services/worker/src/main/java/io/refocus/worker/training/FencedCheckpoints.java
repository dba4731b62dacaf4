package io.refocus.worker.training;

import io.refocus.stores.trial.Attempt;
import io.refocus.stores.trial.TrialStore;
import java.nio.file.Path;

/** Where an attempt's checkpoints go, as long as no later attempt has been claimed. */
record FencedCheckpoints(TrialStore trials, Attempt attempt) {
    /** @throws io.refocus.stores.trial.StaleAttemptException if this attempt's work is being done elsewhere */
    void publish(long step, Path directory) {
        trials.publishCheckpoint(attempt, step, directory);
    }
}
