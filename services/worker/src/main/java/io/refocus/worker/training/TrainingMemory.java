package io.refocus.worker.training;

import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.memory.PictureMemory;
import java.util.Comparator;
import java.util.List;

/**
 * The memory in which a training keeps decoded pairs, held until it ends. It leaves room for the decoding of the largest picture, and
 * half of the budget for the worker's other activities.
 *
 * @param mostCachedBytes of pairs that are kept between draws
 */
record TrainingMemory(MemoryBudget.Share share, long mostCachedBytes) implements AutoCloseable {
    /** Threads that read at a time: each holds a pair that may not be cached any more. */
    private static final int MOST_READERS = 4;

    private static final long MEGABYTE = 1 << 20;

    /**
     * @param wantedMegabytes the experiment's cache
     * @throws io.refocus.imaging.memory.OverBudgetException if the largest pair can never be read here
     */
    static TrainingMemory take(PictureMemory memory, List<StoredPair> pairs, int wantedMegabytes, Heartbeat heartbeat) {
        StoredPair largest =
                pairs.stream().max(Comparator.comparingLong(StoredPair::pixels)).orElseThrow();
        int readers = Math.max(1, Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors() - 1));
        long reading = readers * PictureMemory.KEEPING * largest.pixels();
        long decoding = PictureMemory.DECODING * largest.pixels();
        long room = Math.max(0, Math.min(memory.bytes() / 2, memory.bytes() - decoding) - reading);
        long cached = Math.min(room, wantedMegabytes * MEGABYTE);
        memory.require("training pair " + largest.described(), reading + decoding);
        return new TrainingMemory(memory.take("the pairs of a training", cached + reading, heartbeat), cached);
    }

    @Override
    public void close() {
        share.close();
    }
}
