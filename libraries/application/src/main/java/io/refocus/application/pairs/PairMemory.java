package io.refocus.application.pairs;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.memory.MemoryBudget;

/** The memory for pictures in this process, for all that reads or makes pairs in folders. */
final class PairMemory {
    private static final MemoryBudget BUDGET = MemoryBudget.ofHeap(0.75);

    private PairMemory() {}

    /** Throws {@link io.refocus.imaging.memory.OverBudgetException} if so much can never be had; takes nothing. */
    static void require(String what, long bytes) {
        BUDGET.require(what, bytes);
    }

    /** Waits until so much is free; throws as {@link #require}. */
    static MemoryBudget.Share take(String what, long bytes) {
        try {
            return BUDGET.take(what, bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RefocusException(Fault.UNREACHABLE, "ended while " + what + " waited for memory", e);
        }
    }
}
