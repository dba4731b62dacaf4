package io.refocus.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static DatasetManifest manifest(DatasetPair... pairs) {
        return new DatasetManifest("photos", List.of(pairs), Optional.empty(), "refocus-metrics/1", "source");
    }

    private static DatasetPair pair(String name, String scene, Split split) {
        return new DatasetPair(name, scene, split, DIGEST, DIGEST, 8, 8);
    }
}
