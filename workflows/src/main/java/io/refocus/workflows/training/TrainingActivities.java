package io.refocus.workflows.training;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The activities of the training queue. */
@ActivityInterface
public interface TrainingActivities {
    /** The name by which {@link #train} stands in histories. */
    String TRAIN = "Train";

    /**
     * Claims an attempt, goes on from the last checkpoint, publishes checkpoints under the attempt's token, and writes model and
     * result last. Heartbeats {@link TrainingHeartbeat}s. When its worker is told to stop it publishes a checkpoint and fails in
     * a way that is retried at once.
     */
    @ActivityMethod(name = TRAIN)
    TrialOutcome train(TrialOrder order);
}
