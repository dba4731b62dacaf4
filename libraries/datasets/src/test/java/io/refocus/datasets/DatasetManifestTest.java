package io.refocus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetManifestTest {
    private static final String DIGEST = "0".repeat(64);

    @Test
    void theVersionIsTheDigestOfTheCanonicalJson() {
        assertThat(manifest(pair("a", "s", Split.TRAIN)).version())
                .isEqualTo("787e431090cd6c450eedf03ee05ff482ffbf5d55dc51f6490e45208f07733a6b");
    }

    @Test
    void anyChangeIsAnotherVersion() {
        DatasetManifest one = manifest(pair("a", "s", Split.TRAIN));
        assertThat(manifest(pair("a", "s", Split.TEST)).version()).isNotEqualTo(one.version());
        assertThat(manifest(pair("a", "s", Split.TRAIN)).version()).isEqualTo(one.version());
    }

    @Test
    void aSceneStaysInOneSplit() {
        assertThatThrownBy(() -> manifest(pair("a", "street", Split.TRAIN), pair("b", "street", Split.TEST)))
                .hasMessageContaining("scene street in TRAIN and TEST");
    }

    @Test
    void pairNamesAreUnique() {
        assertThatThrownBy(() -> manifest(pair("a", "s", Split.TRAIN), pair("a", "s", Split.TRAIN)))
                .hasMessageContaining("two pairs named a");
    }

    @Test
    void pairsAreTakenBySplit() {
        DatasetPair test = pair("b", "t", Split.TEST);
        assertThat(manifest(pair("a", "s", Split.TRAIN), test).pairsOf(Split.TEST))
                .containsExactly(test);
    }

    /** Its scenes were counted out, 8 for test and 4 for validation, by a rule that is gone; two of them would be in test today. */
    @Test
    void aManifestOfTheFirstSplitRuleKeepsItsSplitsAndItsVersion() throws IOException {
        String json;
        try (InputStream in = DatasetManifestTest.class.getResourceAsStream("splits-by-count.json")) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        DatasetManifest manifest = Documents.readJson(json, "splits-by-count.json", DatasetManifest.class);

        assertThat(manifest.version()).isEqualTo("9f2ac1e663a06c20f744be20f734f17ddc6fef8b196ff49b717514cd207703db");
        assertThat(manifest.pairsOf(Split.TEST))
                .extracting(DatasetPair::scene)
                .containsExactly(
                        "e-snow-trees",
                        "gcompris-giraffe",
                        "libjxl-flower",
                        "lomiri-fig",
                        "lomiri-seeding",
                        "palapeli-citrus",
                        "plasma-parrot",
                        "plasma-pencils");
        assertThat(manifest.pairsOf(Split.VALIDATION))
                .extracting(DatasetPair::scene)
                .containsExactly("gcompris-chambord", "lomiri-friends", "plasma-owl", "plasma-soccer");
        assertThat(manifest.pairsOf(Split.TRAIN)).hasSize(20);
        SplitShares shares = new SplitShares(0.125, 0.25, 5);
        assertThat(List.of(shares.of("gcompris-chambord"), shares.of("plasma-owl")))
                .containsOnly(Split.TEST);
    }

    private static DatasetManifest manifest(DatasetPair... pairs) {
        return new DatasetManifest("photos", List.of(pairs), Optional.empty(), "refocus-metrics/1", "source");
    }

    private static DatasetPair pair(String name, String scene, Split split) {
        return new DatasetPair(name, scene, split, DIGEST, DIGEST, 8, 8);
    }
}
