package io.refocus.imaging.memory;

import io.refocus.documents.Legal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Memory for pixels and encoded files, shared by everybody in a process who holds them. Whoever comes first is served
 * first, so large work is not overtaken for ever by small work.
 *
 * <p>Take all that one piece of work needs in a single share: two threads that each hold one share and wait for another
 * one would wait for ever.
 */
public final class MemoryBudget {
    private static final int UNIT = 1 << 10; // a semaphore counts to 2^31: 2 TB in units of 1 KB

    private final long bytes;
    private final Semaphore free;

    /** @param bytes what all holders together may take, {@code >= 1024}; counted in units of 1,024 */
    public MemoryBudget(long bytes) {
        this.bytes = Legal.range("bytes", bytes, UNIT, (long) UNIT * Integer.MAX_VALUE);
        this.free = new Semaphore((int) (bytes / UNIT), true);
    }

    /** @param share of the largest heap this process may have, in (0, 1] */
    public static MemoryBudget ofHeap(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share is %s; expected a number in (0, 1]".formatted(share));
        }
        return new MemoryBudget((long) (share * Runtime.getRuntime().maxMemory()));
    }

    /** What all holders together may take. */
    public long bytes() {
        return bytes;
    }

    /** What nobody holds now. */
    public long freeBytes() {
        return (long) free.availablePermits() * UNIT;
    }

    /**
     * Throws if so much can never be had; takes nothing.
     *
     * @param what names the work in the message: "photographs/a.jpg of 4032x3024 pixels"
     */
    public void require(String what, long needed) {
        if (needed > bytes) {
            throw new OverBudgetException(what, needed, bytes);
        }
    }

    /**
     * Waits until so much is free.
     *
     * @param what names the work in the message of a refusal
     * @throws OverBudgetException if so much can never be had
     */
    public Share take(String what, long needed) throws InterruptedException {
        require(what, needed);
        int units = units(needed);
        free.acquire(units);
        return new Share(units);
    }

    /** Waits no longer than {@code patience}; empty if so much did not become free. */
    public Optional<Share> take(String what, long needed, Duration patience) throws InterruptedException {
        require(what, needed);
        int units = units(needed);
        return free.tryAcquire(units, patience.toNanos(), TimeUnit.NANOSECONDS)
                ? Optional.of(new Share(units))
                : Optional.empty();
    }

    private int units(long needed) {
        Legal.range("needed", needed, 0, Long.MAX_VALUE);
        return (int) Math.min((needed + UNIT - 1) / UNIT, bytes / UNIT);
    }

    /** Memory that is held until closed. Closing again does nothing. */
    public final class Share implements AutoCloseable {
        private final AtomicLong held;

        private Share(int units) {
            held = new AtomicLong(units);
        }

        /** Gives back what exceeds {@code bytes}; never takes more. */
        public void shrinkTo(long bytes) {
            giveBackDownTo(units(bytes));
        }

        @Override
        public void close() {
            giveBackDownTo(0);
        }

        private void giveBackDownTo(int kept) {
            long before = held.getAndUpdate(units -> Math.min(units, kept));
            if (before > kept) {
                free.release((int) (before - kept));
            }
        }
    }
}
