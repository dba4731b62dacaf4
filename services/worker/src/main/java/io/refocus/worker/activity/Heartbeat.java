package io.refocus.worker.activity;

import io.refocus.workflows.temporal.ActivityProfiles;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Tells the server once a second that an activity is alive, from its own thread: also while a picture is decoded or a network
 * is set up. What comes back is kept: that the work is not wanted any more.
 */
public final class Heartbeat implements AutoCloseable {
    private final ActivityExecutionContext context;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Object details;
    private volatile ActivityCompletionException stopped;

    private Heartbeat(ActivityExecutionContext context, Object details) {
        this.context = context;
        this.details = details;
    }

    /** Begins for the activity of this thread. */
    public static Heartbeat start(Object details) {
        Heartbeat heartbeat = new Heartbeat(Activity.getExecutionContext(), details);
        long millis = ActivityProfiles.HEARTBEAT_DELAY.toMillis();
        heartbeat.clock.scheduleAtFixedRate(heartbeat::beat, 0, millis, TimeUnit.MILLISECONDS);
        return heartbeat;
    }

    /** Begins without anything to say but being alive. */
    public static Heartbeat start() {
        return start(null);
    }

    /** What the next heartbeats say. */
    public void say(Object newDetails) {
        details = newDetails;
    }

    /** Whether the result is not wanted here any more: cancelled, timed out, or the worker is ending. */
    public boolean stopped() {
        return stopped != null;
    }

    /** Whether somebody cancelled the work, which is more than this worker being told to end. */
    public boolean cancelled() {
        return stopped instanceof ActivityCanceledException;
    }

    /** Between two pieces of work: ends the activity here if it is not wanted any more. */
    public void check() {
        ActivityCompletionException reason = stopped;
        if (reason != null) {
            throw reason;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void beat() {
        try {
            context.heartbeat(details);
        } catch (ActivityCompletionException e) {
            stopped = e;
            clock.shutdown();
        }
    }
}
