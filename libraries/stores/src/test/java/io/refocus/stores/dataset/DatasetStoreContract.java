package io.refocus.stores.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.Split;
import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.object.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Publishing and finding dataset versions, on any store; a subclass says which one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DatasetStoreContract {
    private ObjectStore objects;
    private DatasetStore datasets;

    protected abstract StoreSettings settings();

    @BeforeAll
    void open() {
        objects = ObjectStore.prepare(settings());
        datasets = new DatasetStore(objects);
    }

    @AfterAll
    void close() {
        if (objects != null) {
            objects.close();
        }
    }

    @Test
    void aPictureIsStoredUnderItsDigestOnce() {
        byte[] encoded = bytes("a picture");

        String sha256 = datasets.putPicture(encoded);

        assertThat(sha256).isEqualTo(Digests.sha256(encoded));
        assertThat(datasets.putPicture(encoded)).isEqualTo(sha256);
        assertThat(datasets.picture(sha256)).isEqualTo(encoded);
        assertThat(objects.list("pictures/" + sha256)).hasSize(1);
    }

    @Test
    void aManifestComesBackAsItWasUnderTheDigestOfItsContent() {
        DatasetManifest manifest = manifest("whole", "source-1");

        String version = datasets.publish(manifest);

        assertThat(version).isEqualTo(Documents.digest(manifest)).matches("[0-9a-f]{64}");
        assertThat(datasets.load("whole", version)).isEqualTo(manifest);
        assertThat(objects.exists("datasets/whole/" + version + ".json")).isTrue();
        assertThat(datasets.latest("whole")).contains(version);
    }

    @Test
    void publishingTwiceIsOneVersion() {
        DatasetManifest manifest = manifest("twice", "source-1");
        assertThat(datasets.publish(manifest)).isEqualTo(datasets.publish(manifest));
        assertThat(datasets.list()).filteredOn(e -> e.name().equals("twice")).hasSize(1);
    }

    @Test
    void nothingIsPublishedWithoutItsPictures() {
        String absent = Digests.sha256(bytes("never stored"));
        DatasetPair pair = new DatasetPair("p", "s", Split.TRAIN, absent, absent, 8, 8);
        DatasetManifest manifest =
                new DatasetManifest("hollow", List.of(pair), Optional.empty(), "refocus-metrics/1", "source");

        assertThatThrownBy(() -> datasets.publish(manifest))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND))
                .hasMessageContaining("picture " + absent + " of pair p is not in the store");
        assertThat(datasets.latest("hollow")).isEmpty();
    }

    @Test
    void aVersionIsFoundByNameAndByDigits() {
        String first = datasets.publish(manifest("found", "source-1"));
        String second = datasets.publish(manifest("found", "source-2"));

        assertThat(datasets.resolve("found").orElseThrow().name()).isEqualTo("found");
        assertThat(datasets.resolve("found@" + first.substring(0, 12))
                        .orElseThrow()
                        .version())
                .isEqualTo(first);
        assertThat(datasets.resolve(second).orElseThrow().version()).isEqualTo(second);
        assertThat(datasets.resolve("other@" + first)).isEmpty();
        assertThat(datasets.findBySource("found", "source-2")).contains(second);
        assertThat(datasets.findBySource("found", "source-3")).isEmpty();
    }

    @Test
    void aReferenceThatFitsNothingListsWhatThereIs() {
        String version = datasets.publish(manifest("listed", "source-1"));

        assertThatThrownBy(() -> datasets.demand("lited"))
                .isInstanceOfSatisfying(
                        RefocusException.class, e -> assertThat(e.fault()).isEqualTo(Fault.NOT_FOUND))
                .hasMessageContaining("there is no dataset lited; there are ")
                .hasMessageContaining("listed@" + version.substring(0, 12));
    }

    private DatasetManifest manifest(String name, String source) {
        String blurred = datasets.putPicture(bytes("blurred"));
        String sharp = datasets.putPicture(bytes("sharp"));
        return new DatasetManifest(
                name,
                List.of(
                        new DatasetPair("one", "street", Split.TRAIN, blurred, sharp, 64, 48),
                        new DatasetPair("two", "park", Split.TEST, blurred, sharp, 64, 48)),
                Optional.of(Documents.tree(Map.of("gamma", 2.2))),
                "refocus-metrics/1",
                source);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
