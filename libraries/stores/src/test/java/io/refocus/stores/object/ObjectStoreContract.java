package io.refocus.stores.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.StoreSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What every store must do; a subclass says which one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ObjectStoreContract {
    private static final int WRITERS = 8;

    private StoreSettings settings;
    private ObjectStore store;

    protected abstract StoreSettings settings();

    @BeforeAll
    void open() {
        settings = settings();
        store = ObjectStore.prepare(settings);
    }

    @AfterAll
    void close() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void whatWasPutIsFoundWithItsEtag() {
        store.put("objects/one", bytes("hello"), "text/plain");

        StoredObject found = store.find("objects/one").orElseThrow();

        assertThat(found.bytes()).isEqualTo(bytes("hello"));
        assertThat(found.etag()).isEqualTo("5d41402abc4b2a76b9719d911017c592"); // MD5 of hello, no quotes
        assertThat(store.exists("objects/one")).isTrue();
    }

    @Test
    void anAbsentObjectIsEmptyOrNotFound() {
        assertThat(store.find("objects/none")).isEmpty();
        assertThat(store.exists("objects/none")).isFalse();
        assertThatThrownBy(() -> store.get("objects/none"))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND))
                .hasMessageContaining("objects/none");
    }

    @Test
    void putIfAbsentWritesOnce() {
        assertThat(store.putIfAbsent("objects/once", bytes("first"), "text/plain"))
                .isTrue();
        assertThat(store.putIfAbsent("objects/once", bytes("second"), "text/plain"))
                .isFalse();
        assertThat(store.get("objects/once")).isEqualTo(bytes("first"));
    }

    @Test
    void replaceWantsTheCurrentEtag() {
        store.put("objects/moving", bytes("1"), "text/plain");
        String first = store.find("objects/moving").orElseThrow().etag();

        Optional<String> second = store.replace("objects/moving", bytes("2"), first);
        Optional<String> late = store.replace("objects/moving", bytes("3"), first);

        assertThat(second).contains(store.find("objects/moving").orElseThrow().etag());
        assertThat(late).isEmpty();
        assertThat(store.get("objects/moving")).isEqualTo(bytes("2"));
        assertThat(store.replace("objects/never-there", bytes("1"), first)).isEmpty();
    }

    @Test
    void ofWritersThatRaceForAFreeKeyOneWins() throws Exception {
        assertThat(race(i -> store.putIfAbsent("objects/race", bytes("writer " + i), "text/plain")))
                .isEqualTo(1);
    }

    @Test
    void ofWritersThatHoldOneEtagOneWins() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "objects/duel-" + round;
            store.put(key, bytes("start"), "text/plain");
            String etag = store.find(key).orElseThrow().etag();

            long winners =
                    race(i -> store.replace(key, bytes("writer " + i), etag).isPresent());

            assertThat(winners).as("round %d", round).isEqualTo(1);
        }
    }

    @Test
    void aReaderSeesOneWriteOrTheOther() throws Exception {
        byte[] small = bytes("small");
        byte[] large = new byte[4096];
        store.put("objects/rewritten", small, "text/plain");

        long seen = race(i -> {
            for (int round = 0; round < 25; round++) {
                if (i % 2 == 0) {
                    store.put("objects/rewritten", small, "text/plain");
                    store.put("objects/rewritten", large, "application/octet-stream");
                } else if (!List.of(small.length, large.length).contains(store.get("objects/rewritten").length)) {
                    return false;
                }
            }
            return true;
        });

        assertThat(seen).isEqualTo(WRITERS);
    }

    @Test
    void listingIsByKeyAndKeepsToThePrefix() {
        store.put("listing/b", bytes("bb"), "text/plain");
        store.put("listing/a/deep", bytes("a"), "text/plain");
        store.put("listing-not", bytes("x"), "text/plain");

        List<ObjectEntry> entries = store.list("listing/");

        assertThat(entries).extracting(ObjectEntry::key).containsExactly("listing/a/deep", "listing/b");
        assertThat(entries).extracting(ObjectEntry::size).containsExactly(1L, 2L);
        assertThat(store.list("nothing-here/")).isEmpty();
    }

    @Test
    @Tag("server") // seconds of traffic
    void aListingOfMoreThanOnePageIsWhole() {
        for (int i = 0; i < 1005; i++) {
            store.put(String.format(Locale.ROOT, "pages/%04d", i), new byte[0], "text/plain");
        }
        assertThat(store.list("pages/")).hasSize(1005);
    }

    @Test
    @Tag("server") // seconds of traffic
    void aFileOfSeveralPartsComesBackAsItWas(@TempDir Path folder) throws Exception {
        byte[] content = new byte[(int) ObjectStore.PART_BYTES + 1_000_003];
        new Random(5).nextBytes(content);
        Path file = Files.write(folder.resolve("weights.bin"), content);

        FileDigest written = store.upload("files/weights", file);
        store.download("files/weights", folder.resolve("back/weights.bin"));

        assertThat(written.bytes()).isEqualTo(content.length);
        assertThat(folder.resolve("back/weights.bin")).hasBinaryContent(content);
        assertThat(folder.resolve("back")).isDirectoryContaining(p -> p.endsWith("weights.bin"));
    }

    @Test
    void aDownloadOfNothingLeavesNothing(@TempDir Path folder) {
        assertThatThrownBy(() -> store.download("files/none", folder.resolve("x")))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND));
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void removingTwiceIsHarmless() {
        store.put("objects/gone", bytes("x"), "text/plain");
        store.remove("objects/gone");
        store.remove("objects/gone");
        assertThat(store.exists("objects/gone")).isFalse();
    }

    @Test
    void theProofLeavesNoProbeBehind() {
        try (ObjectStore again = ObjectStore.prepare(settings)) {
            assertThat(again.list("probes/")).isEmpty();
        }
    }

    @Test
    void wrongCredentialsAreSaidWithoutShowingThem() {
        StoreSettings wrong =
                new StoreSettings(settings.endpoint(), settings.accessKey(), "not-the-secret", settings.bucket());

        assertThatThrownBy(() -> ObjectStore.open(wrong))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.UNREACHABLE))
                .hasMessageContaining("refuses the credentials")
                .hasMessageContaining(settings.endpoint().toString())
                .hasMessageContaining("AWS_SECRET_ACCESS_KEY")
                .hasMessageNotContaining("not-the-secret");
    }

    @Test
    void anUnknownAccessKeyIsSaidToo() {
        StoreSettings wrong = new StoreSettings(settings.endpoint(), "nobody", settings.secretKey(), settings.bucket());

        assertThatThrownBy(() -> ObjectStore.open(wrong)).hasMessageContaining("refuses the credentials");
    }

    @Test
    void aStrangerGetsNothing() throws Exception {
        store.put("objects/private", bytes("mine"), "text/plain");
        URI address = settings.endpoint().resolve("/" + settings.bucket() + "/objects/private");

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("mine");
    }

    private interface Write {
        boolean tryOnce(int writer);
    }

    private static long race(Write write) throws Exception {
        ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Boolean>> tasks = new java.util.ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int writer = i;
                tasks.add(() -> write.tryOnce(writer));
            }
            long winners = 0;
            for (Future<Boolean> done : writers.invokeAll(tasks)) {
                winners += done.get() ? 1 : 0;
            }
            return winners;
        } finally {
            writers.shutdownNow();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
