package io.refocus.worker.activity;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server that an activity makes progress, from its own thread: also while a picture is decoded or a network
 * is set up. When the work has shown no progress for too long, as in a native call that hangs, the heartbeats stop, and
 * the server gives the work to another worker. It also keeps the answer that the work is no longer needed, which is
 * known here {@link ActivityProfiles#HEARTBEAT_INTERVAL} after the request at the latest.
 */
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    /** The SDK sends fewer than that: one in {@link ActivityProfiles#HEARTBEAT_INTERVAL}. */
    private static final long BEAT_MILLIS = 1000;

    private final ActivityExecutionContext context;
    private final Duration patience;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Object details;
    private volatile long progressAt = System.nanoTime();
    private volatile RuntimeException stopped;
    private volatile Runnable whenHanging = () -> {};

    private Heartbeat(ActivityExecutionContext context, Object details, Duration patience) {
        this.context = context;
        this.details = details;
        this.patience = patience;
    }

    /**
     * Starts for the activity of this thread.
     *
     * @param details details of the first heartbeats; may be null
     * @param patience the longest time between two signs of progress: {@link #say} and {@link #check}
     */
    @SuppressWarnings("FutureReturnValueIgnored") // beat() keeps what it is told; the rest ends with the clock
    public static Heartbeat start(Object details, Duration patience) {
        Heartbeat heartbeat = new Heartbeat(Activity.getExecutionContext(), details, patience);
        heartbeat.clock.scheduleAtFixedRate(heartbeat::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    /** Starts for work over pictures, which calls {@link #check} for each of them. */
    public static Heartbeat start() {
        return start(null, ActivityProfiles.PICTURE_PROGRESS);
    }

    /** Reports progress; the next heartbeats carry these details. */
    public void say(Object newDetails) {
        details = newDetails;
        progressed();
    }

    /** Progress was made. */
    public void progressed() {
        progressAt = System.nanoTime();
    }

    /**
     * Whether the result is no longer needed here: cancelled, timed out, given to another worker, or this worker is
     * ending.
     */
    public boolean stopped() {
        return stopped != null;
    }

    /** Whether the work was cancelled, not only this worker told to end. */
    public boolean cancelled() {
        return stopped instanceof ActivityCanceledException;
    }

    /** Call between two pieces of work: reports progress, and ends the activity if it is no longer needed. */
    public void check() {
        progressed();
        RuntimeException reason = stopped;
        if (reason != null) {
            throw reason;
        }
    }

    /** Called on the heartbeat's thread when the work hangs. */
    void whenHanging(Runnable action) {
        whenHanging = action;
    }

    /** The failure, if the work hangs. */
    RefocusException hanging() {
        return new RefocusException(
                Fault.INTERNAL,
                String.format(
                        Locale.ROOT,
                        "%s of %s showed no progress for %d s (last: %s); a native call may hang. It is started again. If this happens again, restart the worker",
                        context.getInfo().getActivityType(),
                        context.getInfo().getWorkflowId(),
                        patience.toSeconds(),
                        details));
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void beat() {
        if (System.nanoTime() - progressAt > patience.toNanos()) {
            RefocusException hanging = hanging();
            LOG.error("{}", hanging.getMessage());
            stopped = hanging;
            clock.shutdown();
            whenHanging.run();
            return;
        }
        try {
            context.heartbeat(details);
        } catch (ActivityCompletionException e) {
            stopped = e;
            clock.shutdown();
        }
    }
}
