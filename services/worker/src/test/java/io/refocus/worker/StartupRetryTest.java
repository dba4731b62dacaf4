package io.refocus.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartupRetryTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void aServerThatComesUpLateIsWaitedFor() {
        assertThat(patience(Duration.ofSeconds(30)).until(() -> failUntil(3, Fault.UNREACHABLE)))
                .isEqualTo("up after 3");
    }

    @Test
    void patienceEnds() {
        assertThatThrownBy(() -> patience(Duration.ofMillis(5)).until(() -> failUntil(1_000_000, Fault.UNREACHABLE)))
                .hasMessage("down");
    }

    @Test
    void whatWaitingDoesNotMendIsToldAtOnce() {
        assertThatThrownBy(() -> patience(Duration.ofSeconds(30)).until(() -> failUntil(3, Fault.BAD_INPUT)))
                .hasMessage("down");
        assertThat(calls).hasValue(1);
    }

    private String failUntil(int call, Fault fault) {
        if (calls.incrementAndGet() < call) {
            throw new RefocusException(fault, "down");
        }
        return "up after " + calls.get();
    }

    private static StartupRetry patience(Duration limit) {
        return new StartupRetry(limit, Duration.ofNanos(1000));
    }
}
