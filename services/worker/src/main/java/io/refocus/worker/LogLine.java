package io.refocus.worker;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** {@code 2026-12-01T11:10:33Z INFO TrialListener: ...}; a failure's trace follows. */
final class LogLine extends Formatter {
    @Override
    public String format(LogRecord record) {
        String logger = String.valueOf(record.getLoggerName());
        String line = "%s %s %s: %s%n"
                .formatted(
                        record.getInstant().truncatedTo(ChronoUnit.SECONDS),
                        record.getLevel().getName(),
                        logger.substring(logger.lastIndexOf('.') + 1),
                        formatMessage(record));
        return record.getThrown() == null ? line : line + trace(record.getThrown());
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
