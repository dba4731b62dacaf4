package io.refocus.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where programs are kept between test runs: {@code refocus} below the user's cache folder. */
final class Cache {
    private Cache() {}

    static Path folder(String name) {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base =
                cache == null || cache.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
        Path folder = base.resolve("refocus").resolve(name);
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
