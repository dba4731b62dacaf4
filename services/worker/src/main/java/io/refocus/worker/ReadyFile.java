package io.refocus.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Tells whoever started this process that it takes work: its number in {@code $REFOCUS_HOME/run/worker.ready}. */
final class ReadyFile {
    private ReadyFile() {}

    /** Nothing without {@code REFOCUS_HOME}. */
    static void write(Map<String, String> environment) {
        String home = environment.getOrDefault("REFOCUS_HOME", "");
        if (home.isBlank()) {
            return;
        }
        Path file = Path.of(home, "run", "worker.ready");
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
