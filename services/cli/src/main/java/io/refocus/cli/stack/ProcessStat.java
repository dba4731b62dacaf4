package io.refocus.cli.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A line of {@code /proc/PID/stat} (proc(5)) of a process that is not a zombie.
 *
 * @param session id of its session: the number of the process that leads it
 * @param startTicks clock ticks from boot to its start
 */
record ProcessStat(long pid, long session, long startTicks) {
    private static final Path PROC = Path.of("/proc");
    private static final int STATE =
            0; // positions after the command, which stands in parentheses and may hold anything
    private static final int SESSION = 3;
    private static final int START_TICKS = 19;

    static Optional<ProcessStat> read(long pid) {
        try {
            return parse(Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat")));
        } catch (IOException e) {
            return Optional.empty(); // it has ended
        }
    }

    static Optional<ProcessStat> parse(String line) {
        String[] fields = line.substring(line.lastIndexOf(')') + 2).trim().split(" ");
        if (fields[STATE].equals("Z") || fields[STATE].equals("X")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        return Optional.of(new ProcessStat(pid, Long.parseLong(fields[SESSION]), Long.parseLong(fields[START_TICKS])));
    }

    /** Every living process of a session, whoever is its parent by now. */
    static List<ProcessStat> ofSession(long session) {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .flatMap(name -> read(Long.parseLong(name)).stream())
                    .filter(stat -> stat.session() == session)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list /proc", e);
        }
    }
}
