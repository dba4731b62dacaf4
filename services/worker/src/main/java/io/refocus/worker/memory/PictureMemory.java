package io.refocus.worker.memory;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.worker.activity.Heartbeat;
import java.time.Duration;
import java.util.Optional;

/**
 * Memory for pictures in this worker, shared by all its activities. Each takes what a piece of work needs in one share, by the sizes
 * in headers, before a pixel is decoded; what can never fit is refused by name.
 */
public final class PictureMemory {
    /** Heap bytes for each pixel of a photograph that is blurred: the blurred picture, and its file while it grows. */
    public static final long BLURRING = 11;
    /** Heap bytes for each column of a picture that is blurred: a band of rows with the border of a large kernel. */
    public static final long BAND = 2048;
    /** Of a picture that is decoded to be kept compact, as most files take it: decoded, kept, and the components of a JPEG. */
    public static final long DECODING = 10;
    /** Of a pair that is kept for many crops. */
    public static final long KEEPING = 6;

    private static final double SHARE_OF_HEAP = 0.75;
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(30);

    private final MemoryBudget budget;

    public PictureMemory(MemoryBudget budget) {
        this.budget = budget;
    }

    /** Three quarters of the heap: the rest is for messages, models and libraries. */
    public static PictureMemory ofHeap() {
        return new PictureMemory(MemoryBudget.ofHeap(SHARE_OF_HEAP));
    }

    /** What all together may take. */
    public long bytes() {
        return budget.bytes();
    }

    /** Throws {@link io.refocus.imaging.memory.OverBudgetException} if so much can never be had; takes nothing. */
    public void require(String what, long bytes) {
        budget.require(what, bytes);
    }

    /**
     * Waits until so much is free; waiting is no hanging.
     *
     * @param what names the work in the message of a refusal
     * @throws io.refocus.imaging.memory.OverBudgetException if so much can never be had
     */
    public MemoryBudget.Share take(String what, long bytes, Heartbeat heartbeat) {
        try {
            Optional<MemoryBudget.Share> share = Optional.empty();
            while (share.isEmpty()) {
                heartbeat.checkWaiting();
                share = budget.take(what, bytes, BETWEEN_CHECKS);
            }
            return share.get();
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    /** As {@link #take(String, long, Heartbeat)}, on a thread that has no heartbeat. */
    public MemoryBudget.Share take(String what, long bytes) {
        try {
            return budget.take(what, bytes);
        } catch (InterruptedException e) {
            throw interrupted(what, e);
        }
    }

    private static RefocusException interrupted(String what, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RefocusException(Fault.UNREACHABLE, "the worker ended while " + what + " waited for memory", e);
    }
}
