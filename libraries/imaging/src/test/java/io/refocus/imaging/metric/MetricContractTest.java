package io.refocus.imaging.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.fault.Fault;
import io.refocus.imaging.Picture;
import io.refocus.imaging.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricContractTest {

    @Test
    void constantDifferenceOfATenthIs20Decibels() {
        assertThat(MetricContract.measure(flat(12, 12, 0.6f), flat(12, 12, 0.5f))
                        .psnrDb())
                .isCloseTo(20, within(1e-5));
    }

    @Test
    void flatPicturesHaveOnlyTheLuminanceTermOfSsim() {
        double expected = (2 * 0.5 * 0.25 + 1e-4) / (0.25 + 0.0625 + 1e-4); // variances are 0: C2 cancels
        PictureScores scores = MetricContract.measure(flat(13, 11, 0.5f), flat(13, 11, 0.25f));
        assertThat(scores.ssim()).isCloseTo(expected, within(1e-9));
        assertThat(scores.ssim3d()).isCloseTo(expected, within(1e-9));
    }

    @Test
    void accuracyCountsStrongestChannelsAndTiesGoToTheFirst() {
        Picture red = colours(0.5f, 0.4f, 0.3f);
        Picture grey = colours(0.5f, 0.5f, 0.5f);
        Picture cyan = colours(0.1f, 0.7f, 0.7f);
        Picture green = colours(0.1f, 0.7f, 0.2f);
        assertThat(MetricContract.measure(grey, red).acc()).isEqualTo(1);
        assertThat(MetricContract.measure(cyan, green).acc()).isEqualTo(1);
        assertThat(MetricContract.measure(grey, cyan).acc()).isZero();
    }

    @Test
    void accuracyIsAShareOfPixels() {
        Picture half = flat(20, 20, 0.2f);
        Arrays.fill(half.planes(), 2 * 400 + 100, 3 * 400, 0.9f); // blue wins in 300 of 400 pixels
        assertThat(MetricContract.measure(half, flat(20, 20, 0.2f)).acc()).isEqualTo(0.25);
    }

    @Test
    void identicalPicturesScorePerfectlyEvenWhenNoisy() {
        Picture noise = noise(31, 17, 3);
        assertThat(MetricContract.measure(noise, noise))
                .isEqualTo(new PictureScores(MetricContract.MOST_PSNR_DB, 1, 1, 1));
    }

    @Test
    void picturesTooCloseToTellApartScoreAsEqualOnes() {
        Picture picture = flat(1200, 1100, 0.2f);
        Picture other = flat(1200, 1100, 0.2f);
        other.planes()[5] += 1 / 255f; // PSNR of 114 dB
        assertThat(MetricContract.measure(other, picture).psnrDb()).isEqualTo(100);
        assertThat(MetricContract.measure(other, picture).ofEqualPictures()).isTrue();
    }

    @Test
    void ssimAgreesWithASumOverWindowsWrittenOut() {
        Picture a = noise(14, 12, 1);
        Picture b = noise(14, 12, 2);
        PictureScores scores = MetricContract.measure(a, b);
        assertThat(scores.ssim()).isCloseTo(ReferenceSsim.wang(a, b), within(1e-12));
        assertThat(scores.ssim3d()).isCloseTo(ReferenceSsim.threeDimensional(a, b), within(1e-12));
    }

    @Test
    void scoresDoNotDependOnTheOrder() {
        Picture a = noise(14, 12, 1);
        Picture b = noise(14, 12, 2);
        assertThat(MetricContract.measure(a, b)).isEqualTo(MetricContract.measure(b, a));
    }

    @Test
    void unequalSizesAreRefusedWithBoth() {
        assertThatThrownBy(() -> MetricContract.measure(flat(12, 13, 0), flat(13, 12, 0)))
                .isInstanceOfSatisfying(
                        UnmeasurableException.class, e -> assertThat(e.fault()).isEqualTo(Fault.BAD_INPUT))
                .hasMessage("restored is 12x13 and sharp is 13x12; expected equal sizes");
    }

    @Test
    void picturesSmallerThanTheWindowAreRefused() {
        assertThatThrownBy(() -> MetricContract.measure(flat(40, 10, 0), flat(40, 10, 0)))
                .isInstanceOf(UnmeasurableException.class)
                .hasMessageContaining("40x10")
                .hasMessageContaining("at least 11x11");
    }

    @Test
    void valuesThatAreNotFiniteAreRefused() {
        Picture broken = flat(12, 12, 0.5f);
        broken.planes()[7] = Float.NaN;
        assertThatThrownBy(() -> MetricContract.measure(broken, flat(12, 12, 0.5f)))
                .isInstanceOf(UnmeasurableException.class)
                .hasMessageContaining("restored holds NaN at index 7");
    }

    @Test
    void meanIsTakenScoreByScore() {
        PictureScores mean =
                PictureScores.mean(List.of(new PictureScores(20, 0.5, 0.6, 1), new PictureScores(30, 0.7, 1, 0.5)));
        assertThat(mean).isEqualTo(new PictureScores(25, 0.6, 0.8, 0.75));
        assertThat(mean.ssimLoss()).isEqualTo(0.4);
    }

    @Test
    void equalPicturesCountWithAHundredDecibelsAlsoInOlderRecords() {
        PictureScores mean = PictureScores.mean(
                List.of(new PictureScores(Double.POSITIVE_INFINITY, 1, 1, 1), new PictureScores(30, 0.5, 0.5, 0.5)));
        assertThat(mean).isEqualTo(new PictureScores(65, 0.75, 0.75, 0.75));
        assertThat(new PictureScores(Double.MAX_VALUE, 1, 1, 1).psnrDb()).isEqualTo(100);
    }

    @Test
    void thereIsNoMeanOfNothing() {
        assertThatThrownBy(() -> PictureScores.mean(List.of())).hasMessageContaining("0 pictures");
    }

    @Test
    void scoresOutOfRangeCannotBeBuilt() {
        assertThatThrownBy(() -> new PictureScores(20, 1.1, 0, 0)).hasMessageContaining("ssim is 1.1");
        assertThatThrownBy(() -> new PictureScores(Double.NaN, 1, 0, 0)).hasMessageContaining("psnrDb is NaN");
    }

    private static Picture flat(int width, int height, float value) {
        float[] planes = new float[3 * width * height];
        Arrays.fill(planes, value);
        return new Picture(width, height, planes);
    }

    private static Picture colours(float red, float green, float blue) {
        float[] planes = new float[3 * 121];
        Arrays.fill(planes, 0, 121, red);
        Arrays.fill(planes, 121, 242, green);
        Arrays.fill(planes, 242, 363, blue);
        return new Picture(11, 11, planes);
    }

    private static Picture noise(int width, int height, long seed) {
        SeededRandom random = new SeededRandom(seed);
        float[] planes = new float[3 * width * height];
        for (int i = 0; i < planes.length; i++) {
            planes[i] = (float) random.nextDouble();
        }
        return new Picture(width, height, planes);
    }
}
