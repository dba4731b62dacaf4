package io.refocus.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.Draws;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.SceneRule;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceReadingTest {
    private static final SplitShares NO_SHARES = new SplitShares(0, 0, 1);
    private static final DatasetConfig PAIRS =
            new DatasetConfig("pairs", new DatasetSource.Pairs("/pairs", SceneRule.FOLDER), NO_SHARES, 1000);

    /** Published datasets spell their folders in many ways; all mean the pair 7 of the test scene lake. */
    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource({
        "test/lake/blur/7.png, test/lake/sharp/7.png",
        "Test/lake/Blur/7.png, Test/lake/Sharp/7.png",
        "testing/lake/input/7.png, testing/lake/target/7.png",
        "GOPRO_Large/test/lake/blur/7.png, GOPRO_Large/test/lake/sharp/7.png",
        "test/lake/blurred/blur_7.png, test/lake/gt/gt_7.png",
        "test/lake/blur/7_blur.png, test/lake/sharp/7_sharp.png",
        "test/test_blur/lake/7.png, test/test_sharp/lake/7.png",
        "test_blur/lake/7.png, test_sharp/lake/7.png",
        "test/blur/lake/7.jpg, test/sharp/lake/7.png",
        "test/lake/lq/7.JPEG, test/lake/ground_truth/7.png"
    })
    void theManySpellingsOfSplitsAndSides(String blurred, String sharp) {
        String train = blurred.replaceFirst("(?i)test(ing)?", "train");
        String trainSharp = sharp.replaceFirst("(?i)test(ing)?", "train");

        Listing listing = Listing.of(PAIRS, NamedFiles.of(blurred, sharp, train, trainSharp));

        assertThat(listing.faults()).isEmpty();
        assertThat(listing.pairs()).extracting(ListedPair::name).containsExactly("test/lake/7", "train/lake/7");
        assertThat(listing.pairs()).extracting(ListedPair::scene).containsExactly("test/lake", "train/lake");
        assertThat(listing.pairs().get(0).blurred()).contains(blurred);
    }

    @Test
    void onlyWhatWasReadAlikeBeforeIsPlain() {
        assertThat(Listing.of(
                                PAIRS,
                                NamedFiles.of(
                                        "val/a/blur/1.png",
                                        "val/a/sharp/1.png",
                                        "train/b/blur/1.png",
                                        "train/b/sharp/1.png"))
                        .plain())
                .isTrue();
        assertThat(Listing.of(PAIRS, NamedFiles.of("Train/a/blur/1.png", "Train/a/sharp/1.png"))
                        .plain())
                .isFalse();
    }

    @Test
    void aNameComposedHereAndDecomposedThereIsOne() {
        Listing listing = Listing.of(PAIRS, NamedFiles.of("a/blur/caf\u00e9.png", "a/sharp/cafe\u0301.png"));

        assertThat(listing.pairs()).singleElement().satisfies(pair -> {
            assertThat(pair.name()).isEqualTo("a/caf\u00e9");
            assertThat(pair.sharp()).as("as it is on the disk").isEqualTo("a/sharp/cafe\u0301.png");
        });
    }

    @Test
    void litterIsCountedAndNeitherAPhotographNorAFault() {
        List<String> files = new ArrayList<>(List.of("a/blur/1.png", "a/sharp/1.png"));
        files.addAll(List.of(
                ".DS_Store",
                "Thumbs.db",
                "a/blur/._1.png",
                "__MACOSX/a/blur/._1.png",
                "@eaDir/1.png",
                ".Trash-1/9.png"));
        files.addAll(List.of("readme.txt", "a/blur_gamma/1.png", "a/blur/2.heic"));

        Listing listing = Listing.of(PAIRS, new NamedFiles(files));

        assertThat(listing.faults()).isEmpty();
        assertThat(listing.pairs()).hasSize(1);
        assertThat(listing.layout().passedOver())
                .extracting(PassedOver::toString)
                .containsExactly(
                        "pictures in no folder of blurred or sharp ones (1): a/blur_gamma/1.png",
                        "hidden files or files of the system (6): .DS_Store, Thumbs.db, a/blur/._1.png, ...",
                        "files that are no .png, .jpg or .jpeg (2): readme.txt, a/blur/2.heic");
    }

    @Test
    void realBlursListsTellPairsAndSplits() {
        NamedFiles tree = NamedFiles.of(
                        "J/scene1/gt/gt_1.png",
                        "J/scene1/blur/blur_1.png",
                        "J/scene2/gt/gt_1.png",
                        "J/scene2/blur/blur_1.png",
                        "J/scene3/gt/gt_1.png",
                        "J/scene3/blur/blur_1.png")
                .with("J_train_list.txt", "J/scene1/gt/gt_1.png J/scene1/blur/blur_1.png \n")
                .with("J_test_list.txt", "J/scene2/gt/gt_1.png J/scene2/blur/blur_1.png\n\n")
                .with("R_test_list.txt", "R/scene2/gt/gt_1.png R/scene2/blur/blur_1.png\n");

        Listing listing = Listing.of(PAIRS, tree);

        assertThat(listing.pairs()).extracting(ListedPair::name).containsExactly("test/scene2/1", "train/scene1/1");
        assertThat(listing.layout().lines())
                .containsExactly(
                        "pairs as listed in J_train_list.txt and J_test_list.txt",
                        "splits as listed",
                        "  train       1 scene, 1 picture",
                        "  validation  0 scenes, 0 pictures",
                        "  test        1 scene, 1 picture",
                        "passed over 3 files:",
                        "  lists that name no pairs of this source (1): R_test_list.txt",
                        "  pictures on no list (2): J/scene3/gt/gt_1.png, J/scene3/blur/blur_1.png");
    }

    @Test
    void aSceneNamedLikeASplitDeeperDownIsAScene() {
        Listing listing = Listing.of(
                PAIRS,
                NamedFiles.of(
                        "all/train/blur/1.png",
                        "all/train/sharp/1.png",
                        "all/hill/blur/1.png",
                        "all/hill/sharp/1.png"));

        assertThat(listing.pairs()).extracting(ListedPair::scene).containsExactly("all/hill", "all/train");
    }

    @Test
    void photographsOutsideOfSplitFoldersAreFaultsAndFoldersNamedLikeSidesAreKept() {
        DatasetConfig photographs = new DatasetConfig(
                "photos",
                new DatasetSource.Photographs(
                        "/photos", SceneRule.NAME, JsonNodeFactory.instance.objectNode(), new Draws(1, 1, 1), 5),
                NO_SHARES,
                1000);

        assertThat(Listing.of(photographs, NamedFiles.of("clear/a.jpg", "input/a.jpg"))
                        .pairs())
                .extracting(ListedPair::name)
                .containsExactly("clear/a", "input/a");
        assertThat(Listing.of(photographs, NamedFiles.of("test/a.jpg", "b.jpg")).faults())
                .containsExactly(new FileFault("b.jpg", "is outside of test/, where others are"));
    }

    @Test
    void quarantineListsWhatIsWellAndNamesTheRest() {
        Listing listing = Listing.of(
                PAIRS.quarantining(), NamedFiles.of("a/blur/1.png", "a/sharp/1.png", "a/blur/2.png", "b/sharp/1.png"));

        assertThat(listing.pairs()).extracting(ListedPair::name).containsExactly("a/1");
        assertThat(listing.pairs().get(0).scene()).isEqualTo("a");
        assertThat(listing.faults()).extracting(FileFault::file).containsExactly("a/blur/2.png", "b/sharp/1.png");
    }

    @Test
    void whatWasPassedOverIsSaidWhereNothingIsLeft() {
        assertThatThrownBy(() -> Listing.of(PAIRS, NamedFiles.of("before/1.png", "after/1.png")))
                .hasMessageContaining("holds no pairs")
                .hasMessageContaining("pictures in no folder of blurred or sharp ones (2): before/1.png");
    }

    @Test
    void theShownPathLacksTheSideOnly() {
        ListedPair pair = new ListedPair("x", "x", Split.TRAIN, Optional.of("train/blur/lake/7.png"), "s", 1);

        assertThat(pair.file()).isEqualTo("train/lake/7.png");
    }
}
