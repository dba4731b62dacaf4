package io.refocus.learning.bench;

import io.refocus.learning.step.Batch;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Passes batches on and adds up the time spent waiting for them. */
final class MeteredFeed {
    private final Supplier<Batch> batches;
    private final LongSupplier clock;
    private long waited;

    /** @param clock nanoseconds */
    MeteredFeed(Supplier<Batch> batches, LongSupplier clock) {
        this.batches = batches;
        this.clock = clock;
    }

    Batch next() {
        long asked = clock.getAsLong();
        Batch batch = batches.get();
        waited += clock.getAsLong() - asked;
        return batch;
    }

    LongSupplier clock() {
        return clock;
    }

    /** Nanoseconds, of all batches so far. */
    long waited() {
        return waited;
    }
}
