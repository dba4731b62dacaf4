package io.refocus.worker.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.documents.Digests;
import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureCacheTest {
    private static final int SIZE = 1000;

    @TempDir
    private Path folder;

    private StoreServer server;
    private Bucket bucket;
    private List<String> digests;

    @BeforeEach
    void store() {
        server = StoreServer.start(new StoreServerSettings(0, folder.resolve("store"), "key", "secret"));
        bucket = Bucket.prepare(new StoreSettings(server.endpoint(), "key", "secret", "pictures"));
        digests = IntStream.range(0, 4)
                .mapToObj(i -> bucket.datasets().putPicture(content(i)))
                .toList();
    }

    @AfterEach
    void close() {
        bucket.close();
        server.close();
    }

    @Test
    void whatOneAttemptFetchedTheNextOneFinds() throws IOException {
        PictureCache first = open(10 * SIZE);
        assertThat(first.encoded(digests.get(0))).isEqualTo(content(0));
        Files.writeString(pictures().resolve("half.part"), "left by a process that was killed");
        Files.delete(folder.resolve("store/pictures/pictures/" + digests.get(0)));

        PictureCache second = open(10 * SIZE);

        assertThat(second.encoded(digests.get(0))).isEqualTo(content(0));
        assertThat(files()).containsExactly(digests.get(0));
    }

    @Test
    void thePictureUnreadForLongestMakesRoom() throws IOException {
        PictureCache cache = open(2 * SIZE);
        for (int i : new int[] {0, 1, 0, 2}) {
            assertThat(cache.encoded(digests.get(i))).isEqualTo(content(i));
            assertThat(cache.bytes()).isLessThanOrEqualTo(2 * SIZE);
        }
        assertThat(files()).containsExactlyInAnyOrder(digests.get(0), digests.get(2));
        assertThat(cache.encoded(digests.get(1))).isEqualTo(content(1));
    }

    @Test
    void aSmallerCacheThanBeforeIsClearedWhenItIsOpened() throws IOException {
        PictureCache large = open(4 * SIZE);
        digests.forEach(large::encoded);
        assertThat(open(SIZE).bytes()).isEqualTo(SIZE);
        assertThat(files()).hasSize(1);
    }

    private PictureCache open(long bytes) {
        return PictureCache.open(bucket.datasets(), pictures(), bytes);
    }

    private Path pictures() {
        return folder.resolve("cache");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(pictures())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] content(int i) {
        byte[] content = new byte[SIZE];
        content[0] = (byte) i;
        assertThat(Digests.sha256(content)).hasSize(64);
        return content;
    }
}
