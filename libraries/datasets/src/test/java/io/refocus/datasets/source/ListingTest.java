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
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListingTest {
    private static final SplitShares QUARTERS = new SplitShares(0.25, 0.25, 2);

    @Test
    void goProsFoldersGiveSplitsAndScenesAndValidationIsTakenFromTrain() {
        List<String> files = new ArrayList<>();
        for (String scene : List.of("train/GOPR1", "train/GOPR2", "train/GOPR3", "train/GOPR14", "test/GOPR9")) {
            for (String side : List.of("blur", "blur_gamma", "sharp")) {
                files.add(scene + "/" + side + "/000001.png");
            }
        }

        Listing listing = Listing.of(pairs(SceneRule.FOLDER), new NamedFiles(files));

        assertThat(listing.faults()).isEmpty();
        assertThat(listing.pairs()).hasSize(5);
        ListedPair test = pair(listing, "test/GOPR9/000001");
        assertThat(test)
                .isEqualTo(new ListedPair(
                        "test/GOPR9/000001",
                        "test/GOPR9",
                        Split.TEST,
                        Optional.of("test/GOPR9/blur/000001.png"),
                        "test/GOPR9/sharp/000001.png",
                        1));
        assertThat(listing.pairs())
                .extracting(ListedPair::split)
                .containsOnlyOnce(Split.VALIDATION)
                .containsOnlyOnce(Split.TEST);
        assertThat(pair(listing, "train/GOPR14/000001").split())
                .as("GOPR14 falls below a quarter with seed 2, train/GOPR14 does not")
                .isEqualTo(Split.VALIDATION);
        assertThat(new SplitShares(0.25, 0, 2).of("train/GOPR14")).isEqualTo(Split.TRAIN);
    }

    @Test
    void splitFoldersWithoutTrainSayWhatIsMissing() {
        assertThatThrownBy(() -> Listing.of(
                        pairs(SceneRule.FOLDER), NamedFiles.of("test/GOPR9/blur/1.png", "test/GOPR9/sharp/1.png")))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("/pairs has split folders, but none for train")
                .hasMessageContaining("expected a folder train/");
    }

    @Test
    void aFolderOfPairsWithoutConfigurationAlwaysHoldsOneSceneOut() {
        List<String> files = new ArrayList<>();
        for (String scene : List.of("a", "b", "c", "d")) {
            files.add(scene + "/blur/1.png");
            files.add(scene + "/sharp/1.png");
        }

        Listing listing = Listing.ofPairs("/pairs", new NamedFiles(files), new SplitShares(0.125, 0, 1), false);

        assertThat(listing.pairs())
                .extracting(ListedPair::split)
                .containsExactly(Split.TRAIN, Split.TRAIN, Split.TRAIN, Split.VALIDATION);
    }

    @Test
    void plainFoldersAreDealtOutByScene() {
        List<String> files = new ArrayList<>();
        for (String name : List.of("a-0", "a-1", "b-0", "b-1", "c-0", "d-0")) {
            files.add("blur/" + name + ".jpg");
            files.add("sharp/" + name + ".png");
        }

        Listing listing = Listing.of(pairs(SceneRule.NUMBERED_NAME), new NamedFiles(files));

        assertThat(listing.pairs()).extracting(ListedPair::scene).containsExactly("a", "a", "b", "b", "c", "d");
        assertThat(pair(listing, "a-0").split()).isEqualTo(pair(listing, "a-1").split());
        assertThat(listing.pairs().stream().map(ListedPair::split).distinct()).hasSize(3);
    }

    @Test
    void everyFileWithoutItsPartnerIsListedAndWholePairsAreStillChecked() {
        Listing listing = Listing.of(
                pairs(SceneRule.NAME),
                NamedFiles.of("blur/a.png", "sharp/b.png", "blur/c.png", "sharp/c.png", "sharp/c.jpg"));

        assertThat(listing.faults())
                .containsExactlyInAnyOrder(
                        new FileFault("blur/a.png", "has no sharp picture of the same name"),
                        new FileFault("sharp/b.png", "has no blurred picture of the same name"),
                        new FileFault("sharp/c.jpg", "has the same name as sharp/c.png"));
        assertThat(listing.pairs()).extracting(ListedPair::name).containsExactly("c");
    }

    @Test
    void aPairOutsideOfTheSplitFoldersIsAFault() {
        Listing listing = Listing.of(
                pairs(SceneRule.NAME),
                NamedFiles.of("train/blur/a.png", "train/sharp/a.png", "blur/b.png", "sharp/b.png"));

        assertThat(listing.faults()).extracting(FileFault::file).containsExactlyInAnyOrder("blur/b.png", "sharp/b.png");
    }

    @Test
    void photographsGetTheDrawsOfTheirSplitAndTextsAreLeftAside() {
        List<String> files = List.of("ATTRIBUTION.md", "a.jpg", "b.jpg", "c.jpg", "c-2.jpg", "d.PNG");
        DatasetConfig config = new DatasetConfig(
                "photos",
                new DatasetSource.Photographs(
                        "/photos",
                        SceneRule.NUMBERED_NAME,
                        JsonNodeFactory.instance.objectNode(),
                        new Draws(6, 2, 3),
                        5),
                QUARTERS,
                1000);

        Listing listing = Listing.of(config, new NamedFiles(files));

        assertThat(listing.pairs()).hasSize(5);
        assertThat(pair(listing, "c").split()).isEqualTo(pair(listing, "c-2").split());
        assertThat(listing.pairs()).allSatisfy(pair -> {
            int draws = pair.split() == Split.TRAIN ? 6 : pair.split() == Split.VALIDATION ? 2 : 3;
            assertThat(pair.draws()).isEqualTo(draws);
            assertThat(pair.blurred()).isEmpty();
        });
    }

    @Test
    void aSourceWithoutPairsSaysWhatWasExpected() {
        assertThatThrownBy(() -> Listing.of(pairs(SceneRule.NAME), NamedFiles.of("before/a.png", "after/a.png")))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("/pairs holds no pairs")
                .hasMessageContaining("blur/NAME.png");
    }

    private static ListedPair pair(Listing listing, String name) {
        return listing.pairs().stream()
                .filter(pair -> pair.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static DatasetConfig pairs(SceneRule rule) {
        return new DatasetConfig("pairs", new DatasetSource.Pairs("/pairs", rule), QUARTERS, 1000);
    }
}
