package io.refocus.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.SceneRule;
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
}
