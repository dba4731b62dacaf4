package io.refocus.worker.activity;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server that an activity makes progress, from its own thread: also while a picture is decoded or a network is set up.
 * When the work has shown no progress for too long, as in a native call that hangs, the heartbeats stop, and the server hands the
 * work to another worker. What comes back is kept: that the work is not wanted any more, which is known here
 * {@link ActivityProfiles#HEARTBEAT_INTERVAL} after it was said at the latest.
 */
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    /** The SDK passes on fewer than that: one in {@link ActivityProfiles#HEARTBEAT_INTERVAL}. */
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
     * Begins for the activity of this thread.
     *
     * @param details what the first heartbeats say; may be null
     * @param patience the longest time between two signs of progress: {@link #say} and {@link #check}
     */
    public static Heartbeat start(Object details, Duration patience) {
        Heartbeat heartbeat = new Heartbeat(Activity.getExecutionContext(), details, patience);
        heartbeat.clock.scheduleAtFixedRate(heartbeat::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    /** Begins for work over pictures, which calls {@link #check} for each of them. */
    public static Heartbeat start() {
        return start(null, ActivityProfiles.PICTURE_PROGRESS);
    }

    /** Progress was made, and this is what the next heartbeats say. */
    public void say(Object newDetails) {
        details = newDetails;
        progressed();
    }

    /** Progress was made. */
    public void progressed() {
        progressAt = System.nanoTime();
    }

    /** Whether the result is not wanted here any more: cancelled, timed out, handed to another, or the worker is ending. */
    public boolean stopped() {
        return stopped != null;
    }

    /** Whether somebody cancelled the work, which is more than this worker being told to end. */
    public boolean cancelled() {
        return stopped instanceof ActivityCanceledException;
    }

    /** Between two pieces of work: progress was made. Ends the activity here if it is not wanted any more. */
    public void check() {
        progressed();
        RuntimeException reason = stopped;
        if (reason != null) {
            throw reason;
        }
    }

    /** What is done, on the heartbeat's thread, when the work hangs. */
    void whenHanging(Runnable action) {
        whenHanging = action;
    }

    /** Why the work was given up, if it hangs. */
    RefocusException hanging() {
        return new RefocusException(
                Fault.INTERNAL,
                "%s of %s showed no progress for %d s (last: %s); does a native call hang? It is begun again. If this happens again, restart the worker"
                        .formatted(
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
