package io.refocus.inference.champion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HotSwapTest {
    private final HotSwap<Thing> slot = new HotSwap<>();

    @Test
    void leaseKeepsTheOldValueOpenUntilItIsClosed() {
        Thing old = new Thing();
        Thing next = new Thing();
        slot.replace(old);
        try (HotSwap.Lease<Thing> lease = slot.lease().orElseThrow()) {
            slot.replace(next);
            assertThat(lease.value()).isSameAs(old);
            assertThat(old.closes).hasValue(0);
            assertThat(slot.lease().orElseThrow().value()).isSameAs(next);
        }
        assertThat(old.closes).hasValue(1);
        assertThat(next.closes).hasValue(0);
    }

    @Test
    void unusedValueIsClosedByTheSwap() {
        Thing old = new Thing();
        slot.replace(old);
        slot.replace(new Thing());
        assertThat(old.closes).hasValue(1);
    }

    @Test
    void leaseClosedTwiceCountsOnce() {
        Thing thing = new Thing();
        slot.replace(thing);
        HotSwap.Lease<Thing> lease = slot.lease().orElseThrow();
        lease.close();
        lease.close();
        assertThat(thing.closes).hasValue(0);
        slot.close();
        assertThat(thing.closes).hasValue(1);
    }

    @Test
    void emptySlotGivesNoLease() {
        assertThat(slot.lease()).isEmpty();
        slot.replace(new Thing());
        slot.close();
        assertThat(slot.lease()).isEmpty();
    }

    @Test
    void noLeaseEverHoldsAClosedValueHoweverOftenItIsSwapped() throws Exception {
        slot.replace(new Thing());
        AtomicBoolean running = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch reading = new CountDownLatch(4);
        List<Future<Integer>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Callable<Integer> reader = () -> {
                int uses = 0;
                while (running.get()) {
                    try (HotSwap.Lease<Thing> lease = slot.lease().orElseThrow()) {
                        assertThat(lease.value().closes).hasValue(0);
                        if (uses++ == 0) reading.countDown();
                    }
                }
                return uses;
            };
            readers.add(threads.submit(reader));
        }
        assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
        List<Thing> replaced = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Thing next = new Thing();
            replaced.add(next);
            slot.replace(next);
        }
        running.set(false);
        for (Future<Integer> reader : readers) {
            assertThat(reader.get()).isPositive();
        }
        threads.shutdown();
        slot.close();
        assertThat(replaced).allSatisfy(thing -> assertThat(thing.closes).hasValue(1));
    }

    private static final class Thing implements AutoCloseable {
        private final AtomicInteger closes = new AtomicInteger();

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }
}
