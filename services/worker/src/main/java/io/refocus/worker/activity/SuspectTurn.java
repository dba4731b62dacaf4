package io.refocus.worker.activity;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * One at a time of the activities in this process whose last worker ended: when the process ends again, the one that worked is to
 * blame, and not all that were there. A suspect keeps its turn until it gets further than it ever was.
 */
final class SuspectTurn implements AutoCloseable {
    private static final Semaphore ONE = new Semaphore(1, true);
    private static final long LOOK_MILLIS = 500;

    private boolean held;

    /** Waits. @param goOn ends the waiting when it is false */
    void await(BooleanSupplier goOn) throws InterruptedException {
        while (goOn.getAsBoolean()) {
            if (ONE.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                synchronized (this) {
                    held = true;
                }
                return;
            }
        }
    }

    /** Gives the turn to the next one. Again does nothing. */
    @Override
    public synchronized void close() {
        if (held) {
            held = false;
            ONE.release();
        }
    }
}
