package io.refocus.stores;

import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One S3Proxy on a temporary folder for all tests of this JVM; each asks for a bucket of its own. */
public final class EmbeddedStore {
    private static final String ACCESS_KEY = "test-access";
    private static final String SECRET_KEY = "test-secret-key";
    private static final Path FOLDER = folder();
    private static final StoreServer SERVER = start();

    private EmbeddedStore() {}

    public static StoreSettings freshBucket() {
        return new StoreSettings(SERVER.endpoint(), ACCESS_KEY, SECRET_KEY, "bucket-" + UUID.randomUUID());
    }

    /** Changes an object's content on the disk, as a failing one would: its ETag and metadata stay. */
    public static void overwrite(StoreSettings settings, String key, String content) throws IOException {
        Files.writeString(FOLDER.resolve(settings.bucket()).resolve(key), content);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("target"), "store-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoreServer start() {
        StoreServer server = StoreServer.start(new StoreServerSettings(0, FOLDER, ACCESS_KEY, SECRET_KEY));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
        return server;
    }

    private static void stop(StoreServer server) {
        server.close();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
