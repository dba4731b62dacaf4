package io.refocus.workflows.client;

import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.util.Optional;

/**
 * What the server knows of a running training.
 *
 * @param attempt of the activity, from 1
 * @param heartbeat the last one the server received
 * @param waiting why no worker has it now, if none has
 */
public record RunningTrial(
        String trialId, int attempt, Optional<TrainingHeartbeat> heartbeat, Optional<String> waiting) {

    /** The trial's row of the leaderboard, updated. */
    TrialProgress of(TrialProgress trial) {
        TrialProgress live = heartbeat.map(beat -> trial.at(attempt, beat)).orElse(trial);
        return waiting.map(live::waiting).orElse(live);
    }
}
