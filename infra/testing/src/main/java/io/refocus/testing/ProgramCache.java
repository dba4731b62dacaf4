package io.refocus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Folder of programs that are kept between test runs: {@code refocus} below the user's cache folder. */
final class ProgramCache {
    private ProgramCache() {}

    static Path folder(String name) {
        Path folder = base().resolve("refocus").resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the variables that shells and {@code ./refocus} use; Java's own {@code user.home} ignores them. */
    private static Path base() {
        return named("XDG_CACHE_HOME")
                .or(() -> named("HOME").map(home -> home.resolve(".cache")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"));
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }

    /** Runs the task while no other process runs one under the same name. */
    static void locked(String name, Runnable task) {
        Path file = folder("locks").resolve(name);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            task.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
