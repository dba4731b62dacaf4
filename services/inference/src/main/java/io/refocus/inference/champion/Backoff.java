package io.refocus.inference.champion;

import java.time.Duration;
import java.util.function.LongSupplier;

/** When a version that failed to load may be tried again: after a pause that doubles with every failure. */
final class Backoff {
    private final Duration first;
    private final Duration ceiling;
    private final LongSupplier nanoTime;
    private int version;
    private Duration pause;
    private long failedAt;

    /** @param nanoTime a monotonic clock, in nanoseconds */
    Backoff(Duration first, Duration ceiling, LongSupplier nanoTime) {
        this.first = first;
        this.ceiling = ceiling;
        this.nanoTime = nanoTime;
    }

    /** Whether {@code candidate} may be tried now; true for every version but the one that failed last. */
    boolean allows(int candidate) {
        return candidate != version || nanoTime.getAsLong() - failedAt >= pause.toNanos();
    }

    void failed(int candidate) {
        Duration next = candidate == version ? pause.multipliedBy(2) : first;
        pause = next.compareTo(ceiling) > 0 ? ceiling : next;
        version = candidate;
        failedAt = nanoTime.getAsLong();
    }

    void succeeded() {
        version = 0;
    }
}
