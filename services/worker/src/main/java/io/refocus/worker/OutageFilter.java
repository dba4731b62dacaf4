package io.refocus.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * While the Temporal server is away each poller complains at each try, with a trace. They pass as one line a minute. Changes records
 * that pass.
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
        Optional<Status> outage = ofTemporal(record) ? outage(record.getThrown()) : Optional.empty();
        if (outage.isEmpty()) {
            return true;
        }
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            held++;
            return false;
        }
        String more = held == 0 ? "" : "; " + held + " more messages like this one were left out";
        record.setMessage("Temporal does not answer, work waits for it: %s %s%s"
                .formatted(
                        outage.get().getCode(),
                        Optional.ofNullable(outage.get().getDescription()).orElse(""),
                        more));
        record.setParameters(null);
        record.setThrown(null);
        next = now.plus(BETWEEN);
        held = 0;
        return true;
    }

    private static boolean ofTemporal(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        return logger.startsWith("io.temporal.") || logger.startsWith("io.grpc.");
    }

    private static Optional<Status> outage(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (cause instanceof StatusRuntimeException status
                    && AWAY.contains(status.getStatus().getCode())) {
                return Optional.of(status.getStatus());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
