package io.refocus.workflows.temporal;

import io.refocus.fault.Fault;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The only place where timeouts and retries are chosen; each profile says its purpose. */
public final class ActivityProfiles {
    /** Number of tries after unexpected failures ({@link Fault#INTERNAL}) before they are final. */
    public static final int INTERNAL_ATTEMPTS = 3;

    /** Time without heartbeat after which a worker counts as dead and its work goes to another. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /**
     * How long heartbeats may be delayed: the age of shown progress, and the delay until a cancelled training
     * notices.
     */
    public static final Duration HEARTBEAT_DELAY = Duration.ofSeconds(1);

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

    /** Waiting for something that ends by itself, as a trial another sweep runs: hours, costs nothing. */
    public static final ActivityOptions WAITING = ActivityOptions.newBuilder()
            .setTaskQueue(TaskQueues.IO)
            .setStartToCloseTimeout(Duration.ofDays(7))
            .setHeartbeatTimeout(SILENCE)
            .setCancellationType(ActivityCancellationType.TRY_CANCEL)
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

    /** No limit on attempts: a server comes back, a worker is replaced. Failures that will not change are final at once. */
    private static RetryOptions untilReachable() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(15))
                .setDoNotRetry(FaultFailures.finalTypes())
                .build();
    }
}
