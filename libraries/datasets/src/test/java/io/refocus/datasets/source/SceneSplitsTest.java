package io.refocus.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.fault.RefocusException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SceneSplitsTest {
    private static final SplitShares SHARES = new SplitShares(0.125, 0.25, 5);

    @Test
    void noSceneMovesWhenFortyJoinTwoHundred() {
        Map<String, Split> before = SceneSplits.of(scenes(200), SHARES);
        Map<String, Split> after = SceneSplits.of(scenes(240), SHARES);

        assertThat(after).hasSize(240).containsAllEntriesOf(before);
        assertThat(counts(before)).containsExactly(127, 29, 44);
        assertThat(counts(after)).containsExactly(152, 34, 54);
    }

    @Test
    void anotherSeedGivesOtherScenes() {
        assertThat(SceneSplits.of(scenes(200), SHARES.withSeed(6))).isNotEqualTo(SceneSplits.of(scenes(200), SHARES));
    }

    @Test
    void noShareMeansNoScene() {
        assertThat(SceneSplits.of(scenes(200), new SplitShares(0, 0, 5)).values())
                .containsOnly(Split.TRAIN);
    }

    @Test
    void anEmptySplitIsRefusedWithASeedThatFillsAll() {
        List<String> scenes = List.of("a", "b", "c", "d");
        SplitShares quarters = new SplitShares(0.25, 0.25, 3);

        assertThatThrownBy(() -> SceneSplits.of(scenes, quarters))
                .isInstanceOf(RefocusException.class)
                .hasMessage("no scene of 4 falls into validation with validation 0.25, test 0.25 and seed 3;"
                        + " expected at least one scene in each. Seed 1 gives 1 train, 2 validation, 1 test.");
        assertThat(SceneSplits.of(scenes, quarters.withSeed(1)))
                .isEqualTo(Map.of("a", Split.VALIDATION, "b", Split.VALIDATION, "c", Split.TRAIN, "d", Split.TEST));
    }

    @Test
    void whereNoSeedHelpsMoreScenesAreAskedFor() {
        assertThatThrownBy(() -> SceneSplits.of(List.of("a", "b"), SHARES))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("no scene of 2 falls into ")
                .hasMessageEndingWith("Add scenes or choose larger shares.");
    }

    /** Places with seed 1: a 0.26, b 0.43, c 0.72, d 0.14. */
    @Test
    void withoutAChosenSeedTheNearestSceneIsHeldOut() {
        List<String> scenes = List.of("a", "b", "c", "d");

        assertThat(SceneSplits.withValidation(scenes, new SplitShares(0.125, 0, 1)))
                .isEqualTo(Map.of("a", Split.TRAIN, "b", Split.TRAIN, "c", Split.TRAIN, "d", Split.VALIDATION));
        assertThat(SceneSplits.withValidation(scenes, new SplitShares(0.4, 0, 1)))
                .isEqualTo(SceneSplits.of(scenes, new SplitShares(0.4, 0, 1)));
    }

    @Test
    void oneSceneCannotBeBothTrainAndValidation() {
        assertThatThrownBy(() -> SceneSplits.withValidation(List.of("a"), new SplitShares(0.125, 0, 1)))
                .hasMessageContaining("no scene of 1 falls into validation");
    }

    private static List<String> scenes(int count) {
        return IntStream.range(0, count).mapToObj("scene%03d"::formatted).toList();
    }

    /** Train, validation, test. */
    private static List<Integer> counts(Map<String, Split> splits) {
        return List.of(Split.TRAIN, Split.VALIDATION, Split.TEST).stream()
                .map(split -> Collections.frequency(splits.values(), split))
                .toList();
    }
}
