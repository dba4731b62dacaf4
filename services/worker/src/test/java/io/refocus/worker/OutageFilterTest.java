package io.refocus.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.temporal.client.ActivityCanceledException;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class OutageFilterTest {
    private Instant now = Instant.parse("2026-12-01T11:00:00Z");
    private final OutageFilter filter = new OutageFilter(((InstantSource) () -> now).withZone(ZoneOffset.UTC));

    private static LogRecord poller(Status status) {
        LogRecord record = new LogRecord(Level.WARNING, "Failure in poller thread");
        record.setLoggerName("io.temporal.internal.worker.Poller");
        record.setThrown(new IllegalStateException("poll", status.asRuntimeException()));
        record.setInstant(Instant.parse("2026-12-01T11:00:00.123Z"));
        return record;
    }

    @Test
    void anOutageIsOneLineAMinuteWithoutATrace() {
        LogRecord first = poller(Status.UNAVAILABLE.withDescription("io exception"));

        assertThat(filter.isLoggable(first)).isTrue();
        assertThat(new LogLine().format(first))
                .isEqualTo("2026-12-01T11:00:00Z WARNING Poller: Temporal does not answer, work waits for it:"
                        + " UNAVAILABLE io exception%n".formatted());
        for (int i = 0; i < 40; i++) {
            now = now.plusSeconds(1);
            assertThat(filter.isLoggable(poller(Status.UNAVAILABLE))).isFalse();
        }
        now = now.plus(Duration.ofMinutes(1));
        LogRecord later = poller(Status.DEADLINE_EXCEEDED);
        assertThat(filter.isLoggable(later)).isTrue();
        assertThat(later.getMessage()).contains("DEADLINE_EXCEEDED").contains("40 more messages");
    }

    @Test
    void aResultThatCameTooLateIsOneLine() {
        LogRecord late = poller(Status.NOT_FOUND.withDescription("activity already timed out"));
        late.setMessage("Failure during reporting of activity result to the server. WorkflowId=trial/1");

        assertThat(filter.isLoggable(late)).isTrue();
        assertThat(new LogLine().format(late))
                .isEqualTo("2026-12-01T11:00:00Z WARNING Poller: Failure during reporting of activity result to the"
                        + " server. WorkflowId=trial/1: activity already timed out%n".formatted());
    }

    @Test
    void failedWorkIsToldOnceAndNotByTheSdkWithATrace() {
        LogRecord failed = poller(Status.OK);
        failed.setThrown(ApplicationFailure.newFailure("the store does not answer", "UNREACHABLE"));

        assertThat(filter.isLoggable(failed)).isFalse();
        failed.setThrown(new ActivityCanceledException());
        assertThat(filter.isLoggable(failed)).isFalse();
    }

    @Test
    void aHeartbeatInterruptedAtTheEndOfItsWorkIsNoOutage() {
        assertThat(filter.isLoggable(poller(Status.CANCELLED.withDescription("Thread interrupted"))))
                .isFalse();
        assertThat(filter.isLoggable(poller(Status.CANCELLED))).isTrue();
    }

    @Test
    void everyOtherFailureKeepsItsWordsAndItsTrace() {
        LogRecord refused = poller(Status.PERMISSION_DENIED);
        LogRecord own = poller(Status.UNAVAILABLE);
        own.setLoggerName("io.refocus.worker.StartupRetry");

        assertThat(filter.isLoggable(refused)).isTrue();
        assertThat(filter.isLoggable(own)).isTrue();
        assertThat(new LogLine().format(refused))
                .startsWith("2026-12-01T11:00:00Z WARNING Poller: Failure in poller thread")
                .contains("\tat io.refocus.worker.OutageFilterTest");
    }
}
