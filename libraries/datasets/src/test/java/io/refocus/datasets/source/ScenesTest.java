package io.refocus.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.SceneRule;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.fault.RefocusException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenesTest {
    @ParameterizedTest(name = "{0} by {1} shows {2}")
    @CsvSource({
        "lake.jpg, NUMBERED_NAME, lake",
        "lake-2.jpg, NUMBERED_NAME, lake",
        "lake-2-17.jpg, NUMBERED_NAME, lake",
        "lake-2b.jpg, NUMBERED_NAME, lake-2b",
        "-7.jpg, NUMBERED_NAME, -7",
        "lake-2.jpg, NAME, lake-2",
        "trip/lake-2.jpg, NUMBERED_NAME, trip/lake",
        "trip/lake.jpg, FOLDER, trip",
        "lake.jpg, FOLDER, lake",
        "train/GOPR1/blur/000047.png, FOLDER, train/GOPR1",
        "val/blur/lake-3.png, NUMBERED_NAME, validation/lake"
    })
    void aSceneIsReadFromThePath(String file, SceneRule rule, String scene) {
        assertThat(Scenes.of(SourcePath.parse(file), rule)).isEqualTo(scene);
    }

    @Test
    void sharesAreCountedInScenesAndDealtTheSameInAnyOrder() {
        List<String> scenes = IntStream.range(0, 30).mapToObj(i -> "scene" + i).toList();
        SplitShares shares = new SplitShares(0.125, 0.25, 5);

        Map<String, Split> dealt = Scenes.deal(scenes, shares);

        assertThat(Collections.frequency(dealt.values(), Split.TEST)).isEqualTo(8);
        assertThat(Collections.frequency(dealt.values(), Split.VALIDATION)).isEqualTo(4);
        assertThat(Scenes.deal(
                        scenes.stream().sorted(Collections.reverseOrder()).toList(), shares))
                .isEqualTo(dealt);
        assertThat(Scenes.deal(scenes, new SplitShares(0.125, 0.25, 6))).isNotEqualTo(dealt);
    }

    @Test
    void aShareGetsAtLeastOneSceneAndNoneGetsNone() {
        assertThat(Scenes.deal(List.of("a", "b", "c"), new SplitShares(0.01, 0.01, 1))
                        .values())
                .containsExactlyInAnyOrder(Split.TRAIN, Split.VALIDATION, Split.TEST);
        assertThat(Scenes.deal(List.of("a", "b", "c"), new SplitShares(0, 0, 1)).values())
                .containsOnly(Split.TRAIN);
    }

    @Test
    void tooFewScenesAreRefused() {
        assertThatThrownBy(() -> Scenes.deal(List.of("a", "b"), new SplitShares(0.1, 0.1, 1)))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("2 scenes cannot be dealt out");
    }
}
