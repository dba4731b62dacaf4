package io.refocus.imaging.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.memory.MemoryBudget.Share;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemoryBudgetTest {
    private static final long MEGABYTE = 1 << 20;
    private final MemoryBudget budget = new MemoryBudget(10 * MEGABYTE);

    @Test
    void aShareIsHeldUntilClosedAndGivenBackOnce() throws InterruptedException {
        Share share = budget.take("a", 4 * MEGABYTE);
        assertThat(budget.freeBytes()).isEqualTo(6 * MEGABYTE);
        share.close();
        share.close();
        assertThat(budget.freeBytes()).isEqualTo(10 * MEGABYTE);
    }

    @Test
    void aShareShrinksAndNeverGrows() throws InterruptedException {
        try (Share share = budget.take("a", 8 * MEGABYTE)) {
            share.shrinkTo(3 * MEGABYTE);
            share.shrinkTo(9 * MEGABYTE);
            assertThat(budget.freeBytes()).isEqualTo(7 * MEGABYTE);
        }
        assertThat(budget.freeBytes()).isEqualTo(10 * MEGABYTE);
    }

    @Test
    void workThatNeverFitsIsRefusedByNameAndTakesNothing() {
        assertThatThrownBy(() -> budget.take("a.jpg of 4032x3024 pixels", 11 * MEGABYTE))
                .isInstanceOf(OverBudgetException.class)
                .hasMessage("a.jpg of 4032x3024 pixels needs about 11 MB of memory; this process may use 10 MB for "
                        + "pictures. Make the picture smaller, or give the process a larger heap")
                .extracting(e -> ((RefocusException) e).fault())
                .isEqualTo(Fault.BAD_INPUT);
        assertThat(budget.freeBytes()).isEqualTo(10 * MEGABYTE);
    }

    @Test
    void whoFindsNothingFreeWaitsForTheHolder() throws Exception {
        Share first = budget.take("a", 7 * MEGABYTE);
        assertThat(budget.take("b", 5 * MEGABYTE, Duration.ofMillis(10))).isEmpty();
        CompletableFuture<Long> second = CompletableFuture.supplyAsync(() -> {
            try {
                budget.take("b", 5 * MEGABYTE);
                return budget.freeBytes();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        first.close();
        assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(5 * MEGABYTE);
    }

    @Test
    void aShareOfTheHeapOutsideZeroToOneIsRefused() {
        assertThatThrownBy(() -> MemoryBudget.ofHeap(0)).hasMessageContaining("share is 0.0");
        assertThat(MemoryBudget.ofHeap(0.5).bytes())
                .isEqualTo(Runtime.getRuntime().maxMemory() / 2);
    }
}
