package io.refocus.learning.feed;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.learning.step.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Batches prepared some steps ahead on other threads; the batch of a step does not depend on timing. */
public final class BatchFeed implements AutoCloseable {
    private static final int MOST_THREADS = 4;
    private static final int AHEAD = 3;

    private final BatchDraw draws;
    private final Deque<Future<Batch>> prepared = new ArrayDeque<>();
    private final ExecutorService threads;
    private long nextStep;

    /**
     * Uses one thread fewer than there are processors, 1 to 4.
     *
     * @param firstStep the step (0-based) of the first batch, so a resumed run continues the sequence
     */
    public BatchFeed(BatchDraw draws, long firstStep) {
        this(
                draws,
                firstStep,
                Math.max(1, Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors() - 1)));
    }

    BatchFeed(BatchDraw draws, long firstStep, int threadCount) {
        this.draws = draws;
        this.nextStep = firstStep;
        this.threads = Executors.newFixedThreadPool(threadCount, task -> {
            Thread feeding = new Thread(task, "refocus-feed");
            feeding.setDaemon(true);
            return feeding;
        });
        for (int i = 0; i < threadCount + AHEAD; i++) {
            prepareOne();
        }
    }

    /** The batch of the next step; waits if it is not ready. */
    public Batch next() {
        Future<Batch> batch = prepared.remove();
        prepareOne();
        try {
            return batch.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RefocusException known) {
                throw known;
            }
            throw new IllegalStateException("cannot prepare a batch", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.INTERNAL, "interrupted while waiting for a batch", e);
        }
    }

    private void prepareOne() {
        long step = nextStep++;
        prepared.add(threads.submit(() -> draws.draw(step)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
