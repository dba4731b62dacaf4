package io.refocus.inference.champion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final AtomicLong seconds = new AtomicLong();
    private final Backoff backoff =
            new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(10), () -> seconds.get() * 1_000_000_000L);

    @ParameterizedTest(name = "after {0} failures the pause is {1} s")
    @CsvSource({"1, 2", "2, 4", "3, 8", "4, 10", "5, 10"})
    void pauseDoublesUpToTheCeiling(int failures, long pause) {
        for (int i = 0; i < failures; i++) {
            backoff.failed(7);
        }
        seconds.addAndGet(pause - 1);
        assertThat(backoff.allows(7)).isFalse();
        seconds.addAndGet(1);
        assertThat(backoff.allows(7)).isTrue();
    }

    @Test
    void anotherVersionNeedsNoPause() {
        backoff.failed(7);
        assertThat(backoff.allows(8)).isTrue();
    }

    @Test
    void successForgetsTheFailures() {
        backoff.failed(7);
        backoff.failed(7);
        backoff.succeeded();
        assertThat(backoff.allows(7)).isTrue();
        backoff.failed(7);
        seconds.addAndGet(2);
        assertThat(backoff.allows(7)).isTrue();
    }
}
