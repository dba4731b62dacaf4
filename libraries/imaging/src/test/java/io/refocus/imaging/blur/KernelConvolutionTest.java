package io.refocus.imaging.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.ReflectedBorder;
import io.refocus.imaging.random.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelConvolutionTest {

    @Test
    void pointBecomesTheKernel() {
        double[] weights = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        float[] plane = new float[25];
        plane[12] = 45;
        convolve(Kernel.of(1, weights), plane, 5, 5);
        assertThat(plane)
                .containsExactly(
                        new float[] {0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 0, 0, 7, 8, 9, 0, 0, 0, 0, 0, 0},
                        within(1e-5f));
    }

    @ParameterizedTest(name = "{0}x{1}, radius {2}")
    @CsvSource({"7, 5, 1", "9, 4, 3", "1, 1, 4", "3, 1, 5", "40, 23, 6", "17, 150, 6"})
    void resultIsTheSumWrittenOut(int width, int height, int radius) {
        SeededRandom random = new SeededRandom(width);
        double[] weights = new double[(2 * radius + 1) * (2 * radius + 1)];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i % 3 == 0 ? random.nextDouble() : 0;
        }
        Kernel kernel = Kernel.of(radius, weights);
        float[] plane = new float[width * height];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (float) random.nextDouble();
        }
        float[] sharp = plane.clone();
        convolve(kernel, plane, width, height);
        for (int i = 0; i < width * height; i++) {
            double expected = 0;
            for (int tap = 0; tap < kernel.taps(); tap++) {
                int x = ReflectedBorder.index(i % width - kernel.dx()[tap], width);
                int y = ReflectedBorder.index(i / width - kernel.dy()[tap], height);
                expected += kernel.weight()[tap] * sharp[y * width + x];
            }
            assertThat(plane[i]).isCloseTo((float) expected, within(1e-5f));
        }
    }

    private static void convolve(Kernel kernel, float[] plane, int width, int height) {
        float[] sharp = plane.clone();
        new KernelConvolution(kernel, width, height)
                .apply(
                        (y, row) -> System.arraycopy(sharp, y * width, row, 0, width),
                        (y, row) -> System.arraycopy(row, 0, plane, y * width, width));
    }

    @ParameterizedTest
    @CsvSource({"2.2, 1e-6", "0.45454545, 1e-6", "4, 2e-6", "0.25, 2e-6"})
    void powerCurveFollowsPow(double exponent, double relative) {
        PowerCurve curve = PowerCurve.of(exponent);
        for (int i = 1; i <= 100_000; i++) {
            float x = i / 100_000f;
            double expected = Math.pow(x, exponent);
            assertThat((double) curve.at(x)).isCloseTo(expected, within(relative * expected));
        }
    }

    @Test
    void powerCurveClipsAndKeepsItsEnds() {
        PowerCurve curve = PowerCurve.of(2.2);
        assertThat(curve.at(0)).isZero();
        assertThat(curve.at(1)).isEqualTo(1);
        assertThat(curve.at(-0.5f)).isZero();
        assertThat(curve.at(1.5f)).isEqualTo(1);
        assertThat(curve.at(Float.NaN)).isZero();
        assertThat(PowerCurve.of(1 / 2.2).at(1e-9f)).isBetween(0f, 6e-4f);
    }
}
