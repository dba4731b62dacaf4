package io.refocus.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * What the SDK logs of failures that are foreseen. While the Temporal server is away each poller complains at each try, with a trace:
 * they pass as one line a minute. A result that comes after the server has given the work to another attempt is a line without a
 * trace. Failed work is told by {@link io.refocus.worker.activity.ActivityFailures} and a heartbeat may be interrupted when its work
 * ends: neither passes. Changes records that pass.
 */
final class OutageFilter implements Filter {
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final int DEEPEST = 8;
    private static final Set<Status.Code> AWAY = EnumSet.of(
            Status.Code.UNAVAILABLE,
            Status.Code.DEADLINE_EXCEEDED,
            Status.Code.CANCELLED,
            Status.Code.RESOURCE_EXHAUSTED);

    private final Clock clock;
    private Instant next = Instant.MIN;
    private long held;

    OutageFilter(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized boolean isLoggable(LogRecord record) {
        if (!ofTemporal(record)) {
            return true;
        }
        if (record.getThrown() instanceof ApplicationFailure
                || record.getThrown() instanceof ActivityCompletionException) {
            return false;
        }
        Optional<Status> answer = answer(record.getThrown());
        if (answer.isEmpty()) {
            return true;
        }
        if (answer.get().getCode() == Status.Code.CANCELLED
                && description(answer.get()).contains("interrupted")) {
            return false;
        }
        if (answer.get().getCode() == Status.Code.NOT_FOUND) {
            rewrite(record, record.getMessage() + ": " + description(answer.get()));
            return true;
        }
        return !AWAY.contains(answer.get().getCode()) || passesAsOutage(record, answer.get());
    }

    private boolean passesAsOutage(LogRecord record, Status outage) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            held++;
            return false;
        }
        String more = held == 0 ? "" : "; " + held + " more messages like this one were left out";
        rewrite(
                record,
                "Temporal does not answer, work waits for it: %s %s%s"
                        .formatted(outage.getCode(), description(outage), more));
        next = now.plus(BETWEEN);
        held = 0;
        return true;
    }

    private static void rewrite(LogRecord record, String message) {
        record.setMessage(message);
        record.setParameters(null);
        record.setThrown(null);
    }

    private static String description(Status status) {
        return Optional.ofNullable(status.getDescription()).orElse("");
    }

    private static boolean ofTemporal(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        return logger.startsWith("io.temporal.") || logger.startsWith("io.grpc.");
    }

    private static Optional<Status> answer(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof StatusRuntimeException status) {
                return Optional.of(status.getStatus());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
