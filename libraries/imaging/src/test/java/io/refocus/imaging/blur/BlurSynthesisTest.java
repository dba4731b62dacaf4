package io.refocus.imaging.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.Digests;
import io.refocus.imaging.Photographs;
import io.refocus.imaging.Picture;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlurSynthesisTest {
    private static final BlurRecipe MILD = new BlurRecipe(
            List.of(
                    new BlurPart(0.5, new KernelRecipe.Defocus(1, 3)),
                    new BlurPart(0.5, new KernelRecipe.CameraShake(12, List.of(0.3, 0.6, 1.0)))),
            2.2,
            0.004);
    private static final int DRAWS = 16;
    private static final List<String> PHOTOGRAPHS = List.of(
            "plasma-parrot", "gcompris-chambord", "lomiri-seeding", "skimage-astronaut", "e-snow-trees", "plasma-owl");

    /**
     * Mean PSNR of the blurred picture over the middles of these six photographs; the reference is a numpy model of the same paths (FFT convolution, kernel
     * centroid exactly in the middle), 1200 draws a row.
     */
    @ParameterizedTest(name = "60 px path, exposure {0}: {1} dB")
    @CsvSource({"0.1, 24.77", "0.5, 21.12", "1.0, 20.76"})
    void shakeCostsAsMuchAsInTheReference(double exposure, double referenceDb) {
        BlurRecipe recipe =
                new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.CameraShake(60, List.of(exposure)))), 1, 0);
        assertThat(meanPsnrDb(recipe)).isCloseTo(referenceDb, within(0.8));
    }

    @Test
    void mildRecipeCostsAsMuchAsInTheReference() {
        assertThat(meanPsnrDb(MILD)).isCloseTo(25.19, within(0.8));
    }

    /** Bands and channels must not show: the values are those of one convolution over the whole picture, to the last bit. */
    @ParameterizedTest
    @CsvSource({
        "200, 190, 2.2, 0.004",
        "64, 64, 1, 0.01",
        "65, 129, 2.2, 0",
        "1, 1, 1, 0",
        "5, 300, 2.2, 0.1",
        "300, 3, 1, 0"
    })
    void blurInBandsIsBlurOfTheWholeToTheLastBit(int width, int height, double gamma, double noise) {
        for (KernelRecipe kernel :
                List.of(new KernelRecipe.Defocus(1, 9), new KernelRecipe.CameraShake(90, List.of(0.2, 1.0)))) {
            BlurRecipe recipe = new BlurRecipe(List.of(new BlurPart(1, kernel)), gamma, noise);
            Picture sharp = Photographs.read("plasma-parrot").crop(40, 60, width, height);
            for (long seed = 0; seed < 3; seed++) {
                float[] whole = WholePictureBlur.of(sharp, recipe, seed);
                assertThat(unrounded(sharp, recipe, seed).planes()).containsExactly(whole);
                assertThat(BlurSynthesis.blur(sharp, recipe, seed).toPicture().planes())
                        .containsExactly(
                                new Picture(width, height, whole).rounded8().planes());
            }
        }
    }

    @Test
    void sameSeedGivesTheSamePixelsOnAnyMachine() {
        Picture blurred = unrounded(Photographs.read("plasma-cat").crop(100, 100, 64, 48), MILD, 7);
        ByteBuffer bytes = ByteBuffer.allocate(4 * blurred.planes().length);
        for (float value : blurred.planes()) {
            bytes.putFloat(value);
        }
        assertThat(Digests.sha256(bytes.array()))
                .isEqualTo("b1805e766fb31d3903f1870109e6b6f6a5d6546727ad2e6fc0c3315622f1f320");
    }

    @Test
    void otherSeedsGiveOtherPixels() {
        Picture sharp = Photographs.read("plasma-cat").crop(100, 100, 64, 48);
        assertThat(unrounded(sharp, MILD, 1).planes())
                .isNotEqualTo(unrounded(sharp, MILD, 2).planes());
    }

    @Test
    void flatPicturesStayFlatAndContrastIsKept() {
        Picture flat = new Picture(90, 70, new float[3 * 90 * 70]);
        Arrays.fill(flat.planes(), 0.4f);
        BlurRecipe shake =
                new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.CameraShake(60, List.of(1.0)))), 2.2, 0);
        for (long seed = 0; seed < 5; seed++) {
            for (float value : unrounded(flat, shake, seed).planes()) {
                assertThat(value).isCloseTo(0.4f, within(2e-5f));
            }
        }
    }

    @Test
    void lightIsAveragedNotItsEncoding() {
        Picture edge = new Picture(60, 60, new float[3 * 3600]);
        for (int i = 0; i < edge.planes().length; i++) {
            edge.planes()[i] = i % 60 < 30 ? 0 : 1;
        }
        BlurRecipe linear = new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(10, 10))), 2.2, 0);
        Picture blurred = unrounded(edge, linear, 1);
        double middle = (Math.pow(blurred.at(0, 29, 30), 2.2) + Math.pow(blurred.at(0, 30, 30), 2.2)) / 2;
        assertThat(middle).isCloseTo(0.5, within(1e-4)); // half the light, not half the code value
        assertThat(blurred.at(0, 5, 5)).isZero();
        assertThat(blurred.at(0, 55, 5)).isCloseTo(1, within(1e-6f));
    }

    @Test
    void noiseHasTheStatedDeviationAndIsAddedAfterBlurring() {
        Picture flat = new Picture(100, 100, new float[3 * 10_000]);
        Arrays.fill(flat.planes(), 0.5f);
        BlurRecipe noisy = new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(3, 3))), 2.2, 0.02);
        double squares = 0;
        for (float value : unrounded(flat, noisy, 3).planes()) {
            squares += (value - 0.5) * (value - 0.5);
        }
        assertThat(Math.sqrt(squares / 30_000)).isCloseTo(0.02, within(0.0004));
    }

    @Test
    void resultIsClipped() {
        Picture white = new Picture(30, 30, new float[3 * 900]);
        Arrays.fill(white.planes(), 1);
        BlurRecipe noisy = new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.Defocus(1, 1))), 1, 0.2);
        for (float value : unrounded(white, noisy, 3).planes()) {
            assertThat(value).isBetween(0f, 1f);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "33, 17", "2, 90"})
    void picturesSmallerThanTheKernelAreBlurredToo(int width, int height) {
        Picture blurred = unrounded(
                Photographs.read("plasma-cat").crop(9, 9, width, height),
                new BlurRecipe(List.of(new BlurPart(1, new KernelRecipe.CameraShake(200, List.of(1.0)))), 2.2, 0),
                4);
        assertThat(blurred.width()).isEqualTo(width);
        assertThat(blurred.height()).isEqualTo(height);
    }

    @Test
    void sharpPictureIsLeftAlone() {
        Picture sharp = Photographs.read("plasma-cat").crop(9, 9, 20, 20);
        float[] before = sharp.planes().clone();
        unrounded(sharp, MILD, 4);
        assertThat(sharp.planes()).isEqualTo(before);
    }

    private static Picture unrounded(Picture sharp, BlurRecipe recipe, long seed) {
        Picture blurred = new Picture(sharp.width(), sharp.height(), new float[sharp.planes().length]);
        BlurSynthesis.blur(
                sharp,
                recipe,
                seed,
                (channel, y, row) -> System.arraycopy(
                        row, 0, blurred.planes(), (channel * sharp.height() + y) * sharp.width(), sharp.width()));
        return blurred;
    }

    private static double meanPsnrDb(BlurRecipe recipe) {
        double sum = 0;
        for (int i = 0; i < PHOTOGRAPHS.size(); i++) {
            Picture sharp = Photographs.read(PHOTOGRAPHS.get(i)).crop(128, 128, 256, 256);
            for (long draw = 0; draw < DRAWS; draw++) {
                sum += psnrDb(unrounded(sharp, recipe, 1000L * i + draw).rounded8(), sharp);
            }
        }
        return sum / (PHOTOGRAPHS.size() * DRAWS);
    }

    private static double psnrDb(Picture blurred, Picture sharp) {
        double squares = 0;
        for (int i = 0; i < sharp.planes().length; i++) {
            double difference = blurred.planes()[i] - sharp.planes()[i];
            squares += difference * difference;
        }
        return 10 * Math.log10(sharp.planes().length / squares);
    }
}
