package io.refocus.inference.admission;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The fixed threads that compute. Native code keeps memory and helper threads for each calling thread, so there are
 * never more callers.
 */
final class ComputeThreads {
    private final ThreadPoolExecutor threads;
    private volatile double meanSeconds = 1.0;

    ComputeThreads(int count) {
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                count,
                count,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                job -> new Thread(job, "restore-" + number.incrementAndGet()));
    }

    <T> Job<T> submit(Callable<T> work) {
        Job<T> job = new Job<>(() -> timed(work));
        threads.execute(job);
        return job;
    }

    /** Takes the job out of the queue; false if a thread has taken it already. */
    boolean forget(Job<?> job) {
        return threads.remove(job);
    }

    /** Estimate, from the duration of the last jobs, of when a new request would get a thread; 1 to 60 seconds. */
    Duration timeToFree() {
        double seconds = meanSeconds * (threads.getQueue().size() + 1) / threads.getCorePoolSize();
        return Duration.ofMillis((long) (1000 * Math.min(60, Math.max(1, seconds))));
    }

    void close(Duration patience) {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private <T> T timed(Callable<T> work) throws Exception {
        long start = System.nanoTime();
        try {
            return work.call();
        } finally {
            took((System.nanoTime() - start) / 1e9);
        }
    }

    /** Threads end jobs at the same time: none of their durations may be lost. */
    private synchronized void took(double seconds) {
        meanSeconds += 0.2 * (seconds - meanSeconds);
    }

    /** Work in the queue, with the time at which it is given up. */
    static final class Job<T> extends FutureTask<T> {
        private final CountDownLatch started = new CountDownLatch(1);
        private volatile boolean givenUp;

        private Job(Callable<T> work) {
            super(work);
        }

        @Override
        public void run() {
            started.countDown();
            super.run();
        }

        /** Nobody needs the result: whoever waits for the start wakes up. */
        void giveUp() {
            givenUp = true;
            started.countDown();
        }

        boolean givenUp() {
            return givenUp;
        }

        boolean started(long wait, TimeUnit unit) throws InterruptedException {
            return started.await(wait, unit);
        }

        /** The result of the work; an exception of the work is thrown here. */
        T result() throws InterruptedException {
            try {
                return get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                if (e.getCause() instanceof Error error) {
                    throw error;
                }
                throw new IllegalStateException("restoring failed: " + e.getCause(), e.getCause());
            }
        }
    }
}
