package io.refocus.imaging.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.Picture;
import io.refocus.imaging.ReflectedBorder;
import io.refocus.imaging.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TilingTest {

    @ParameterizedTest(name = "{0}x{1} in tiles of {2}, overlap {3}, multiple {4}")
    @CsvSource({
        "1, 1, 64, 16, 4",
        "33, 17, 64, 16, 4",
        "33, 17, 16, 8, 4",
        "64, 64, 64, 16, 4",
        "65, 63, 64, 16, 4",
        "200, 150, 32, 16, 16",
        "200, 150, 32, 8, 1",
        "100, 3, 20, 0, 4",
        "47, 90, 24, 12, 2"
    })
    void identityGivesExactlyThePictureBack(int width, int height, int tile, int overlap, int multiple) {
        Picture picture = noise(width, height);
        Picture same = Tiling.apply(picture, new TilePlan(tile, overlap, multiple), part -> {
            assertThat(part.width() % multiple).isZero();
            assertThat(part.height() % multiple).isZero();
            assertThat(Math.max(part.width(), part.height())).isLessThanOrEqualTo(tile);
            return part;
        });
        assertThat(same.width()).isEqualTo(width);
        assertThat(same.planes()).isEqualTo(picture.planes());
    }

    @ParameterizedTest(name = "{0}x{1} in tiles of {2}, overlap {3}, multiple {4}")
    @CsvSource({"1, 1, 16, 8, 4", "64, 48, 16, 8, 4", "100, 61, 24, 12, 4", "35, 90, 32, 4, 2", "130, 130, 64, 16, 8"})
    void localOperationsShowNoSeam(int width, int height, int tile, int overlap, int multiple) {
        Picture picture = noise(width, height);
        Picture tiled = Tiling.apply(picture, new TilePlan(tile, overlap, multiple), TilingTest::smoothed);
        Picture whole = smoothed(picture);
        assertThat(tiled.planes()).isEqualTo(whole.planes());
    }

    @Test
    void neighboursThatDisagreeAreBlendedWithoutAJump() {
        int[] calls = {0};
        Picture blended = Tiling.apply(noise(300, 40), new TilePlan(64, 32, 4), part -> {
            float value = calls[0]++ % 2;
            float[] planes = new float[part.planes().length];
            Arrays.fill(planes, value);
            return new Picture(part.width(), part.height(), planes);
        });
        assertThat(calls[0]).isEqualTo(9);
        for (int x = 1; x < 300; x++) {
            assertThat(Math.abs(blended.at(0, x, 9) - blended.at(0, x - 1, 9))).isLessThan(1 / 15f);
        }
        assertThat(blended.at(0, 0, 0)).isZero();
        assertThat(blended.at(2, 48, 20)).isCloseTo(0.5f, within(0.04f));
    }

    @Test
    void everyTileOfALargePictureHasTheSameSize() {
        List<Integer> sides = new ArrayList<>();
        Tiling.apply(noise(301, 97), new TilePlan(64, 16, 4), part -> {
            sides.add(part.width());
            sides.add(part.height());
            return part;
        });
        assertThat(sides).containsOnly(64).hasSize(2 * 6 * 2);
    }

    @Test
    void anotherSizeIsRefused() {
        assertThatThrownBy(() -> Tiling.apply(noise(20, 20), new TilePlan(64, 16, 4), part -> noise(19, 20)))
                .hasMessage("restoreTile returned Picture 19x20 for a 20x20 tile; expected the same size");
    }

    @Test
    void illegalPlansCannotBeBuilt() {
        assertThatThrownBy(() -> new TilePlan(63, 16, 4)).hasMessageContaining("tilePixels is 63");
        assertThatThrownBy(() -> new TilePlan(64, 36, 4)).hasMessageContaining("overlapPixels is 36");
        assertThatThrownBy(() -> new TilePlan(64, 18, 4)).hasMessageContaining("a multiple of 4");
        assertThatThrownBy(() -> new TilePlan(64, 16, 0)).hasMessageContaining("multiple is 0");
    }

    /** A 3x3 binomial filter with a reflected border: what it gives for a pixel depends on its neighbours only. */
    private static Picture smoothed(Picture picture) {
        float[] out = new float[picture.planes().length];
        int i = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    float sum = 0;
                    for (int k = 0; k < 9; k++) {
                        int nx = ReflectedBorder.index(x + k % 3 - 1, picture.width());
                        int ny = ReflectedBorder.index(y + k / 3 - 1, picture.height());
                        sum += picture.at(c, nx, ny) * (k == 4 ? 4 : k % 2 == 0 ? 1 : 2) / 16f;
                    }
                    out[i++] = sum;
                }
            }
        }
        return new Picture(picture.width(), picture.height(), out);
    }

    private static Picture noise(int width, int height) {
        SeededRandom random = new SeededRandom(width);
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (float) random.nextDouble();
        }
        return new Picture(width, height, planes);
    }
}
