package io.refocus.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.Split;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code models/deblur} was trained on the train scenes: none of them may come into another split. */
class ShippedSplitsTest {
    private static final Path CONFIGS = Path.of("..", "..", "configs", "datasets");

    @ParameterizedTest
    @ValueSource(strings = {"demo", "shake"})
    void theShippedModelSawNoSceneThatIsHeldOut(String name) {
        DatasetConfig config = DatasetConfig.read(CONFIGS.resolve(name + ".yaml"));

        Listing listing = Listing.of(config, FolderTree.open(CONFIGS.resolve("photos")));

        assertThat(scenes(listing, Split.TEST))
                .containsExactly(
                        "e-snow-trees",
                        "gcompris-giraffe",
                        "libjxl-flower",
                        "lomiri-fig",
                        "lomiri-seeding",
                        "palapeli-citrus",
                        "plasma-parrot",
                        "plasma-pencils");
        assertThat(scenes(listing, Split.VALIDATION))
                .containsExactly("gcompris-chambord", "lomiri-friends", "plasma-owl", "plasma-soccer");
        assertThat(scenes(listing, Split.TRAIN)).hasSize(18);
        assertThat(listing.pairs()).hasSize(32);
    }

    private static Set<String> scenes(Listing listing, Split split) {
        return listing.pairs().stream()
                .filter(pair -> pair.split() == split)
                .map(ListedPair::scene)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
