package io.refocus.inference.champion;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Holds the value in service and replaces it while it is in use. A lease keeps the value it was given; the value is
 * closed once, by the swap or by the last lease, whichever ends last.
 */
public final class HotSwap<T extends AutoCloseable> implements AutoCloseable {
    private final AtomicReference<Shared<T>> current = new AtomicReference<>();

    /** The value in service, kept open until the lease is closed; empty if there is none. */
    public Optional<Lease<T>> lease() {
        for (Shared<T> shared = current.get(); shared != null; shared = current.get()) {
            if (shared.retain()) {
                return Optional.of(new Lease<>(shared));
            }
            // Replaced and closed between the two lines: its successor is in service already.
        }
        return Optional.empty();
    }

    /** Puts {@code next} in service; earlier leases keep the old value. */
    public void replace(T next) {
        releaseShared(current.getAndSet(new Shared<>(next)));
    }

    /** Takes the value out of service, without a successor. */
    @Override
    public void close() {
        releaseShared(current.getAndSet(null));
    }

    private static void releaseShared(Shared<?> old) {
        if (old != null) {
            old.release();
        }
    }

    /** The right to use the value until closed; closing twice is harmless. */
    public static final class Lease<T extends AutoCloseable> implements AutoCloseable {
        private final AtomicReference<Shared<T>> shared;
        private final T value;

        private Lease(Shared<T> shared) {
            this.shared = new AtomicReference<>(shared);
            this.value = shared.value;
        }

        public T value() {
            return value;
        }

        @Override
        public void close() {
            releaseShared(shared.getAndSet(null));
        }
    }

    private static final class Shared<T extends AutoCloseable> {
        private final T value;
        private final AtomicInteger holders = new AtomicInteger(1); // the slot itself

        private Shared(T value) {
            this.value = value;
        }

        private boolean retain() {
            return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        private void release() {
            if (holders.decrementAndGet() == 0) {
                try {
                    value.close();
                } catch (Exception e) {
                    throw new IllegalStateException("cannot close " + value + ", which is out of service", e);
                }
            }
        }
    }
}
