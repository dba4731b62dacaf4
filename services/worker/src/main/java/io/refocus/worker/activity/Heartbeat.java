package io.refocus.worker.activity;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.workflows.attempt.AttemptReport;
import io.refocus.workflows.attempt.DeathToll;
import io.refocus.workflows.temporal.ActivityProfiles;
import io.refocus.workflows.temporal.FaultFailures;
import io.refocus.workflows.training.TrainingHeartbeat;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the server that an activity makes progress, from its own thread: also while a picture is decoded or a network
 * is set up. When the work has shown no progress for too long, as in a native call that hangs, the heartbeats stop, and
 * the server gives the work to another worker. It also keeps the answer that the work is no longer needed, which is
 * known here {@link ActivityProfiles#HEARTBEAT_THROTTLE} after the request at the latest.
 *
 * <p>Every heartbeat carries how often the work ended its worker ({@link DeathToll}). Work that does it again and again is given up.
 */
public final class Heartbeat implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    /** The SDK sends fewer than that: one in {@link ActivityProfiles#HEARTBEAT_THROTTLE}. */
    private static final long BEAT_MILLIS = 1000;

    private static final long LOOK_MILLIS = 500;

    private final ActivityExecutionContext context;
    private final Duration patience;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "heartbeat");
        thread.setDaemon(true);
        return thread;
    });
    private final SuspectTurn turn = new SuspectTurn();
    private volatile Optional<TrainingHeartbeat> training;
    private volatile DeathToll toll;
    private final AtomicLong pieces = new AtomicLong();
    private volatile long progressAt = System.nanoTime();
    private volatile RuntimeException stopped;
    private volatile Runnable whenHanging = () -> {};

    private Heartbeat(
            ActivityExecutionContext context, Optional<TrainingHeartbeat> training, DeathToll toll, Duration patience) {
        this.context = context;
        this.training = training;
        this.toll = toll;
        this.patience = patience;
    }

    /**
     * Starts for a training on this thread.
     *
     * @param kept the step of its last checkpoint
     * @param patience the longest time between two signs of progress: {@link #say} and {@link #check}
     * @throws ApplicationFailure if it has ended its workers too often
     */
    public static Heartbeat start(TrainingHeartbeat first, long kept, Duration patience) {
        return start(Optional.of(first), kept, patience);
    }

    /** Starts for work over pictures, which calls {@link #check} for each of them. */
    public static Heartbeat start() {
        return start(Optional.empty(), 0, ActivityProfiles.PICTURE_PROGRESS);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // beat() keeps what it is told; the rest ends with the clock
    private static Heartbeat start(Optional<TrainingHeartbeat> training, long kept, Duration patience) {
        ActivityExecutionContext context = Activity.getExecutionContext();
        DeathToll toll = EarlierAttempts.toll(context).kept(kept);
        if (toll.fatal()) {
            throw deadly(context, toll);
        }
        Heartbeat heartbeat =
                new Heartbeat(context, training, toll.suspect() ? toll.waiting() : toll.begun(), patience);
        heartbeat.clock.scheduleAtFixedRate(heartbeat::beat, 0, BEAT_MILLIS, TimeUnit.MILLISECONDS);
        if (toll.suspect()) {
            heartbeat.awaitTurn();
        }
        return heartbeat;
    }

    private static ApplicationFailure deadly(ActivityExecutionContext context, DeathToll toll) {
        String message = String.format(
                Locale.ROOT,
                "%s of %s ended its worker, or left it silent, %d times without getting any further. It is not tried again. Where the"
                        + " worker's log ends with an OutOfMemoryError, give it a larger heap (heapMegabytes.worker in"
                        + " configs/stack.yaml) or smaller pictures",
                context.getInfo().getActivityType(),
                context.getInfo().getWorkflowId(),
                toll.fatalEnds());
        LOG.error("{}", message);
        return FaultFailures.deadly(message);
    }

    /** Once it is its turn, the server must know that before anything happens. */
    private void awaitTurn() {
        try {
            LOG.info(
                    "{} of {} ended its last worker: it waits until no other such work runs here",
                    context.getInfo().getActivityType(),
                    context.getInfo().getWorkflowId());
            turn.await(() -> {
                checkWaiting();
                return true;
            });
            toll = toll.begun();
            awaitReport();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.UNREACHABLE, "the worker ended before its work", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void awaitReport() throws InterruptedException {
        long millis = ActivityProfiles.HEARTBEAT_THROTTLE.toMillis() + BEAT_MILLIS;
        for (long waited = 0; waited < millis; waited += LOOK_MILLIS) {
            checkWaiting();
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    /** Reports the progress of a training; the next heartbeats carry it. */
    public void say(TrainingHeartbeat now) {
        training = Optional.of(now);
        toll = toll.made(now.step());
        progressed();
    }

    /** So much of the work is kept, and is found by another attempt. */
    public void kept(long progress) {
        toll = toll.kept(progress);
        progressed();
    }

    /** Progress was made. */
    public void progressed() {
        progressAt = System.nanoTime();
        if (!toll.suspect()) {
            turn.close();
        }
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
        if (training.isEmpty()) {
            toll = toll.kept(pieces.getAndIncrement()); // the piece before this one is done
        }
        progressed();
        checkWaiting();
    }

    /** Call while waiting for others: ends the activity if it is no longer needed. */
    public void checkWaiting() {
        progressAt = System.nanoTime();
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
                        training.map(Object::toString).orElse(pieces + " pieces begun")));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        turn.close();
    }

    private void beat() {
        if (System.nanoTime() - progressAt > patience.toNanos()) {
            RefocusException hanging = hanging();
            LOG.error("{}", hanging.getMessage());
            stopped = hanging;
            clock.shutdown();
            turn.close();
            whenHanging.run();
            return;
        }
        try {
            context.heartbeat(new AttemptReport(toll, training));
        } catch (ActivityCompletionException e) {
            stopped = ActivityEnd.reason(e);
            clock.shutdown();
        }
    }
}
