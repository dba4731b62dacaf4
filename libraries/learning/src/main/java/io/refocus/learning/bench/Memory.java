package io.refocus.learning.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Resident memory of this process as reported by Linux; 0 elsewhere. */
final class Memory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Memory() {}

    /** Highest so far, MB. */
    static long peakMb() {
        return read("VmHWM:");
    }

    /** At this moment, MB. */
    static long residentMb() {
        return read("VmRSS:");
    }

    private static long read(String key) {
        if (!Files.isReadable(STATUS)) return 0;
        try {
            return Files.readAllLines(STATUS).stream()
                            .filter(line -> line.startsWith(key))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    / 1024;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
