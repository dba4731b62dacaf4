package io.refocus.workflows.temporal;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The only place where timeouts and retries are chosen; each profile says its purpose. */
public final class ActivityProfiles {
    /** Time without a heartbeat after which a worker counts as dead and its work goes to another. */
    public static final Duration SILENCE = Duration.ofMinutes(1);

    /**
     * Interval of heartbeats to the server. The answers say whether the work is still needed, so a cancelled training
     * notices within this time, and shown progress is at most this old.
     */
    public static final Duration HEARTBEAT_INTERVAL = Duration.ofSeconds(10);

    /**
     * Shortest time between two heartbeats that are sent. What an attempt made since the last one is forgotten when its worker ends,
     * and attempts that made nothing are counted: see {@link io.refocus.workflows.attempt.DeathToll}.
     */
    public static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(2);
    /**
     * Longest time that workflow code may run without waiting for anything: twelve times the longest task of a sweep of 200 trials
     * that was measured with eight threads waiting for each processor (decision 8). Beyond the ten seconds after which the server
     * gives the task to another worker, a limit would be of no use.
     */
    public static final Duration WORKFLOW_CODE = Duration.ofSeconds(10);
    /** Longest time of a training without progress: a step, a validation, a checkpoint, its set-up. */
    public static final Duration TRAINING_PROGRESS = Duration.ofMinutes(15);

    /** Longest time for one picture or one model file. */
    public static final Duration PICTURE_PROGRESS = Duration.ofMinutes(10);

    /** Look-ups and small writes: seconds. */
    public static final ActivityOptions QUICK = ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.IO)
            .setStartToCloseTimeout(Duration.ofMinutes(1))
            .setRetryOptions(untilReachable())
            .build();

    /** Work over many pictures: minutes; heartbeats, and starts again on another worker when heartbeats stop. */
    public static final ActivityOptions PICTURES = ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.IO)
            .setStartToCloseTimeout(Duration.ofHours(2))
            .setHeartbeatTimeout(SILENCE)
            .setRetryOptions(untilReachable())
            .build();

    /**
     * One training: hours to days. Heartbeats from set-up on, resumes from its last checkpoint, and another worker
     * continues it when this one is stopped.
     */
    public static final ActivityOptions TRAINING = ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.TRAIN)
            .setStartToCloseTimeout(Duration.ofDays(7))
            .setHeartbeatTimeout(SILENCE)
            .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
            .setRetryOptions(untilReachable())
            .build();

    private ActivityProfiles() {}

    /**
     * No limit on attempts: a server comes back, a worker is replaced. Failures that will not change are final at once,
     * and unexpected ones go to the workflow, which counts them ({@link FailureBudget}).
     */
    private static RetryOptions untilReachable() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(15))
                .setDoNotRetry(FaultFailures.finalTypes())
                .build();
    }
}
