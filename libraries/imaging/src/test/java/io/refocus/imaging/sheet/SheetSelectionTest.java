package io.refocus.imaging.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheetSelectionTest {
    private static List<String> scenes(int scenes, int pictures) {
        return IntStream.range(0, scenes * pictures)
                .mapToObj(i -> "scene-" + i / pictures)
                .toList();
    }

    @Test
    void manyScenesAreSpreadOverAllOfThem() {
        assertThat(SheetSelection.of(scenes(100, 3), 4)).containsExactly(37, 112, 187, 262); // scenes 12, 37, 62, 87
    }

    @Test
    void fewScenesShowMoreOfEach() {
        assertThat(SheetSelection.of(scenes(2, 10), 4)).containsExactly(2, 7, 12, 17);
        assertThat(SheetSelection.of(scenes(1, 100), 2)).containsExactly(25, 75);
        assertThat(SheetSelection.of(scenes(3, 10), 4)).hasSize(4);
    }

    @Test
    void fewPicturesAreAllShown() {
        assertThat(SheetSelection.of(scenes(3, 1), 8)).containsExactly(0, 1, 2);
        assertThat(SheetSelection.of(scenes(2, 2), 8)).containsExactly(0, 1, 2, 3);
        assertThat(SheetSelection.of(List.of(), 8)).isEmpty();
    }

    @Test
    void scenesWhosePicturesLieApartCountOnce() {
        assertThat(SheetSelection.of(List.of("a", "b", "a", "c", "a"), 3)).containsExactly(1, 2, 3);
    }
}
