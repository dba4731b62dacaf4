package io.refocus.workflows.client;

import io.refocus.documents.Legal;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.util.Optional;

/**
 * What the server knows of a training that has not ended.
 *
 * @param attempt of the activity, from 1
 * @param heartbeat the last one the server received
 * @param state QUEUED, RUNNING or PREEMPTED
 * @param reason which worker has it, or why none has
 */
public record RunningTrial(
        String trialId, int attempt, Optional<TrainingHeartbeat> heartbeat, TrialState state, String reason) {
    public RunningTrial {
        Legal.required("state", state);
        Legal.text("reason", reason);
    }

    /** The trial's row of the leaderboard, updated. */
    TrialProgress of(TrialProgress trial) {
        return heartbeat.map(beat -> trial.at(attempt, beat)).orElse(trial).seen(state, reason);
    }
}
