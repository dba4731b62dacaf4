package io.refocus.inference.admission;

import io.refocus.inference.problem.ProblemException;
import io.refocus.inference.problem.ProblemType;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Limits the number of requests inside: a request enters before its body is read, so memory is limited too, and
 * computes on one of a fixed number of threads. A request without a place is refused at once.
 */
public final class Bulkhead implements AutoCloseable {
    private static final String HINT = "Try again after the seconds in Retry-After, or run another replica.";

    private final int places;
    private final Duration patience;
    private final Semaphore free;
    private final ComputeThreads workers;

    /**
     * @param threads number of threads that compute, {@code >= 1}
     * @param waiting requests that may be inside beyond those, {@code >= 0}
     * @param patience longest wait for a thread
     */
    public Bulkhead(int threads, int waiting, Duration patience) {
        if (threads < 1 || waiting < 0) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "threads is %d and waiting is %d; expected threads >= 1 and waiting >= 0",
                    threads,
                    waiting));
        }
        this.places = threads + waiting;
        this.patience = patience;
        this.free = new Semaphore(places);
        this.workers = new ComputeThreads(threads);
    }

    /** Holds a place until closed, or throws at once {@link ProblemType#BUSY}. */
    public Place enter() {
        if (!free.tryAcquire()) {
            throw busy(String.format(Locale.ROOT, "all %d places are taken", places));
        }
        return new Place();
    }

    /** Requests inside, waiting or computing. */
    public int inside() {
        return places - free.availablePermits();
    }

    /** Computes on a worker thread without a place and without a time limit: for work that is not a request. */
    public <T> T computeOutside(Callable<T> work) throws InterruptedException {
        return workers.submit(work).result();
    }

    /** Waits for the jobs inside to finish, at most {@code patience}. */
    @Override
    public void close() {
        workers.close(patience);
    }

    private ProblemException busy(String detail) {
        return new ProblemException(ProblemType.BUSY, detail, HINT, workers.timeToFree());
    }

    /** The place of one request. */
    public final class Place implements AutoCloseable {
        private Place() {}

        /**
         * Runs {@code work} on a worker thread; {@link ProblemType#BUSY} if none is free in time.
         *
         * @param client when it leaves, work that waits for a thread never runs; work that runs has to ask
         * @throws ClientGoneException if it has left while the work was waiting
         */
        public <T> T compute(Callable<T> work, Client client) throws InterruptedException {
            ComputeThreads.Job<T> job = workers.submit(work);
            client.whenGone(job::giveUp);
            if (!job.started(patience.toMillis(), TimeUnit.MILLISECONDS) && workers.forget(job)) {
                throw busy("no thread became free within " + patience);
            }
            if (job.givenUp() && workers.forget(job)) {
                throw new ClientGoneException();
            }
            return job.result();
        }

        @Override
        public void close() {
            free.release();
        }
    }
}
