package io.refocus.worker.activity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that is deleted when its activity ends. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    public static TemporaryFolder make(String purpose) {
        try {
            return new TemporaryFolder(Files.createTempDirectory("refocus-" + purpose + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder for a " + purpose, e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> entries = Files.walk(path)) {
            List<Path> deepestFirst = entries.sorted(Comparator.reverseOrder()).toList();
            for (Path entry : deepestFirst) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
