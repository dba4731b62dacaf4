package io.refocus.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureTest {

    @Test
    void valuesLiePlaneByPlaneRowByRow() {
        Picture picture = counting(3, 2);
        assertThat(picture.at(0, 0, 0)).isZero();
        assertThat(picture.at(0, 2, 1)).isEqualTo(5);
        assertThat(picture.at(2, 1, 1)).isEqualTo(2 * 6 + 3 + 1);
    }

    @Test
    void cropCopiesTheRectangle() {
        Picture crop = counting(4, 3).crop(1, 1, 2, 2);
        assertThat(crop.planes()).containsExactly(5, 6, 9, 10, 17, 18, 21, 22, 29, 30, 33, 34);
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 1, 1", "0, 0, 5, 1", "3, 2, 1, 2", "0, 0, 0, 1", "2147483647, 0, 1, 1"})
    void cropOutsideIsRefusedWithBothSizes(int x, int y, int width, int height) {
        assertThatThrownBy(() -> counting(4, 3).crop(x, y, width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(String.format(Locale.ROOT, "crop %dx%d at (%d, %d)", width, height, x, y))
                .hasMessageContaining("4x3");
    }

    @Test
    void clippingKeepsTheInside() {
        Picture picture = new Picture(2, 1, new float[] {-1, 0.25f, 2, 1, 0, Float.NaN});
        assertThat(picture.clipped().planes()).containsExactly(0, 0.25f, 1, 1, 0, Float.NaN);
    }

    @Test
    void roundingGoesToTheNearestLevelHalvesUp() {
        Picture picture =
                new Picture(2, 1, new float[] {-0.3f, 1.7f, 0.4f / 255, 0.5f / 255, 100.49f / 255, Float.NaN});
        assertThat(picture.rounded8().planes()).containsExactly(0, 1, 0, 1 / 255f, 100 / 255f, 0);
    }

    @Test
    void everyLevelSurvivesRounding() {
        for (int n = 0; n < 256; n++) {
            assertThat(Picture.toEightBit(Picture.eightBit(n))).isEqualTo(n);
        }
    }

    @Test
    void wrongNumberOfValuesIsRefused() {
        assertThatThrownBy(() -> new Picture(2, 2, new float[4]))
                .hasMessage("planes has 4 values; expected 3 * 2 * 2 = 12 (RGB, planar)");
        assertThatThrownBy(() -> new Picture(0, 2, new float[0])).hasMessageContaining("width is 0");
    }

    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource({
        "-1, 4, 1",
        "-3, 4, 3",
        "-4, 4, 2",
        "-6, 4, 0",
        "0, 4, 0",
        "3, 4, 3",
        "4, 4, 2",
        "6, 4, 0",
        "7, 4, 1",
        "-7, 1, 0",
        "9, 1, 0",
        "2, 2, 0",
        "3, 2, 1",
        "-1, 2, 1"
    })
    void mirrorReflectsWithoutRepeatingTheEdge(int position, int length, int expected) {
        assertThat(ReflectedBorder.index(position, length)).isEqualTo(expected);
    }

    private static Picture counting(int width, int height) {
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = i;
        }
        return new Picture(width, height, planes);
    }
}
