package io.refocus.workflows.training;

import io.temporal.activity.ActivityInterface;

/** The activities of the training queue. */
@ActivityInterface
public interface TrainingActivities {
    /**
     * Claims an attempt, goes on from the last checkpoint, publishes checkpoints under the attempt's token, and writes model and
     * result last. Heartbeats {@link TrainingHeartbeat}s. When its worker is told to stop it publishes a checkpoint and fails in
     * a way that is retried at once.
     */
    TrialOutcome train(TrialOrder order);
}
