package io.refocus.cli.stack;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The times in a log. Components write them as {@code 2026-12-01T11:10:33Z}, {@code 2026-12-01 11:10:33,120} or {@code 2026/12/01
 * 11:10:33}; a time without an offset is of the machine's zone.
 */
public final class LogTimes {
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})[-/](\\d\\d)[-/](\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d)(?:[.,]\\d+)?(Z|[+-]\\d\\d:\\d\\d)?");
    private static final int FURTHEST = 64;

    private LogTimes() {}

    /** The lines from the first on that was written at that time or later; lines without a time belong to the one before. */
    public static List<String> since(Instant from, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (of(lines.get(i)).filter(time -> !time.isBefore(from)).isPresent()) {
                return lines.subList(i, lines.size());
            }
        }
        return List.of();
    }

    /** When a line was written, to the second; empty if it does not say near its beginning. */
    static Optional<Instant> of(String line) {
        Matcher time = TIME.matcher(line.substring(0, Math.min(FURTHEST, line.length())));
        if (!time.find()) {
            return Optional.empty();
        }
        try {
            LocalDateTime local = LocalDateTime.parse(
                    "%s-%s-%sT%s".formatted(time.group(1), time.group(2), time.group(3), time.group(4)));
            ZoneId zone = time.group(5) == null ? ZoneId.systemDefault() : ZoneOffset.of(time.group(5));
            return Optional.of(local.atZone(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // digits that are no time
        }
    }
}
