package io.refocus.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every legal variant against the pixels an independent decoder gives. */
class DecodingTest {
    private static final long BUDGET = 10_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grey-1",
                "grey-2",
                "grey-4",
                "grey-8",
                "grey-16",
                "grey-hidden",
                "grey-alpha-8",
                "grey-alpha-16",
                "rgb-8",
                "rgb-8-interlaced",
                "rgb-16",
                "rgb-16-interlaced",
                "rgb-alpha-8",
                "rgb-alpha-16",
                "rgb-alpha-opaque",
                "palette-1",
                "palette-2",
                "palette-4",
                "palette-8",
                "palette-alpha"
            })
    void pngGivesTheExpectedPixels(String name) {
        Picture picture = PictureCodec.decode(PictureFiles.bytes(name + ".png"), BUDGET);
        assertThat(picture.width()).isEqualTo(13);
        assertThat(picture.height()).isEqualTo(9);
        assertClose(picture, PictureFiles.expected(name), 1e-6f);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "photo-420",
                "photo-444",
                "photo-422",
                "photo-progressive",
                "photo-restarts",
                "photo-grey",
                "photo-rgb",
                "photo-icc",
                "photo-broken-icc",
                "photo-cmyk",
                "photo-ycck",
                "photo-trailing-bytes"
            })
    void jpegGivesTheExpectedPixels(String name) {
        assertClose(
                PictureCodec.decode(PictureFiles.bytes(name + ".jpg"), BUDGET),
                PictureFiles.expected(name),
                0.5f / 255);
    }

    @ParameterizedTest(name = "EXIF orientation {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void jpegStandsUpright(int orientation) {
        byte[] file = PictureFiles.bytes("orientation-" + orientation + ".jpg");
        boolean swapped = orientation >= 5;
        assertThat(PictureCodec.header(file))
                .isEqualTo(new PictureHeader(PictureFormat.JPEG, swapped ? 16 : 24, swapped ? 24 : 16));
        Picture picture = PictureCodec.decode(file, BUDGET);
        assertThat(picture.width()).isEqualTo(swapped ? 16 : 24);
        assertClose(picture, PictureFiles.expected("orientation-" + orientation), 0.5f / 255);
    }

    @Test
    void pngStandsUprightToo() {
        byte[] file = PictureFiles.bytes("turned.png");
        assertThat(PictureCodec.header(file)).isEqualTo(new PictureHeader(PictureFormat.PNG, 9, 13));
        assertClose(PictureCodec.decode(file, BUDGET), PictureFiles.expected("turned"), 1e-6f);
    }

    @Test
    void onePixelIsAPicture() {
        Picture picture = PictureCodec.decode(PictureFiles.bytes("one-pixel.png"), 1);
        assertThat(picture.area()).isEqualTo(1);
        assertClose(picture, PictureFiles.expected("one-pixel"), 1e-6f);
    }

    @ParameterizedTest
    @CsvSource({"rgb-8.png, PNG, 13, 9", "photo-420.jpg, JPEG, 33, 17", "refused-bomb.png, PNG, 60000, 60000"})
    void headerTellsFormatAndSize(String name, PictureFormat format, int width, int height) {
        assertThat(PictureCodec.header(PictureFiles.bytes(name))).isEqualTo(new PictureHeader(format, width, height));
    }

    @Test
    void eightBitFilesGiveExactlyTheirLevels() {
        Picture picture = PictureCodec.decode(PictureFiles.bytes("rgb-8.png"), BUDGET);
        assertThat(picture.rounded8().planes()).isEqualTo(picture.planes());
    }

    private static void assertClose(Picture picture, float[] expected, float tolerance) {
        assertThat(picture.planes()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(picture.planes()[i]).as("index %d", i).isCloseTo(expected[i], within(tolerance));
        }
    }
}
