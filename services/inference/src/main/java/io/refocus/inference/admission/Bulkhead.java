package io.refocus.inference.admission;

import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what is inside: a request enters before its body is read, so memory is bounded too, and computes on one of a
 * fixed number of threads. Whoever finds no place is told so at once.
 */
public final class Bulkhead implements AutoCloseable {
    private static final String HINT = "Try again after the seconds in Retry-After, or run another replica.";

    private final int places;
    private final Duration patience;
    private final Semaphore free;
    private final Workers workers;

    /**
     * @param threads how many compute, {@code >= 1}
     * @param waiting requests that may be inside beyond those, {@code >= 0}
     * @param patience longest wait for a thread
     */
    public Bulkhead(int threads, int waiting, Duration patience) {
        if (threads < 1 || waiting < 0) {
            throw new IllegalArgumentException(
                    "need threads >= 1 and waiting >= 0, was threads=%d waiting=%d".formatted(threads, waiting));
        }
        this.places = threads + waiting;
        this.patience = patience;
        this.free = new Semaphore(places);
        this.workers = new Workers(threads);
    }

    /** Takes a place until it is closed, or refuses at once with {@link ProblemType#BUSY}. */
    public Place enter() {
        if (!free.tryAcquire()) {
            throw busy("all %d places are taken".formatted(places));
        }
        return new Place();
    }

    /** Requests inside, waiting or computing. */
    public int inside() {
        return places - free.availablePermits();
    }

    /** Computes on a worker without taking a place, however long the wait: for work that is no request. */
    public <T> T computeOutside(Callable<T> work) throws InterruptedException {
        return workers.submit(work).result();
    }

    /** Lets the jobs that are inside finish, at most the patience long. */
    @Override
    public void close() {
        workers.close(patience);
    }

    private ProblemException busy(String detail) {
        return new ProblemException(ProblemType.BUSY, detail, HINT, workers.timeToFree());
    }

    /** One request's right to be inside. */
    public final class Place implements AutoCloseable {
        private Place() {}

        /** Runs {@code work} on a worker; {@link ProblemType#BUSY} when none gets to it in time. */
        public <T> T compute(Callable<T> work) throws InterruptedException {
            Workers.Job<T> job = workers.submit(work);
            if (!job.started(patience.toMillis(), TimeUnit.MILLISECONDS) && workers.forget(job)) {
                throw busy("no thread came free within " + patience);
            }
            return job.result();
        }

        @Override
        public void close() {
            free.release();
        }
    }
}
