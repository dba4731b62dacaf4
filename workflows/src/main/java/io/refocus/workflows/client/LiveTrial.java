package io.refocus.workflows.client;

import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.util.Optional;

/**
 * What the server knows of a training that is going on.
 *
 * @param attempt of the activity, from 1
 * @param heartbeat the last one that came through
 * @param lastFailure why the attempt before failed
 */
public record LiveTrial(
        String trialId, int attempt, Optional<TrainingHeartbeat> heartbeat, Optional<String> lastFailure) {

    /** The trial's line of the leaderboard, brought up to date. */
    TrialProgress of(TrialProgress trial) {
        return heartbeat.map(beat -> trial.at(attempt, beat)).orElse(trial);
    }
}
