package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Winograd's one-dimensional transforms, on convolutions computed by hand. */
class WinogradTransformsTest {
    private static final float[] LINE = {1, -2, 3, 5, -7, 11};

    static Arguments[] convolutions() {
        return new Arguments[] {
            // 1 - 4 + 9, -2 + 6 + 15, 3 + 10 - 21, 5 - 14 + 33
            Arguments.of(new float[] {1, 2, 3}, new float[] {6, 19, -8, 24}),
            // 1 - 4 + 9 - 5, -2 + 6 + 15 + 7, 3 + 10 - 21 - 11
            Arguments.of(new float[] {1, 2, 3, -1}, new float[] {1, 26, -19}),
        };
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void sixProductsMakeAConvolution(float[] taps, float[] expected) {
        float[] kernel = transformed(WinogradTransforms.evaluate(taps.length), taps);
        float[] products = transformed(WinogradTransforms::filter, LINE);
        for (int i = 0; i < WinogradTransforms.POINTS; i++) products[i] *= kernel[i] * WinogradTransforms.SCALES[i];
        float[] result = transformed(WinogradTransforms.collect(expected.length), products);
        for (int i = 0; i < expected.length; i++) assertThat(result[i]).isCloseTo(expected[i], within(1e-4f));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void collectIsTheTransposeOfEvaluate(int terms) {
        assertTransposed(
                WinogradTransforms.evaluate(terms),
                terms,
                WinogradTransforms.collect(terms),
                WinogradTransforms.POINTS);
    }

    @ParameterizedTest
    @ValueSource(ints = {6})
    void unfilterIsTheTransposeOfFilter(int terms) {
        assertTransposed(WinogradTransforms::filter, terms, WinogradTransforms::unfilter, WinogradTransforms.POINTS);
    }

    /** {@code <T x, y> = <x, T' y>}. */
    private static void assertTransposed(
            WinogradTransforms.Transform one, int inOfOne, WinogradTransforms.Transform other, int inOfOther) {
        Random random = new Random(3);
        float[] x = draw(random, inOfOne);
        float[] y = draw(random, inOfOther);
        float[] ofX = transformed(one, x);
        float[] ofY = transformed(other, y);
        double left = 0;
        double right = 0;
        for (int i = 0; i < inOfOther; i++) left += ofX[i] * y[i];
        for (int i = 0; i < inOfOne; i++) right += x[i] * ofY[i];
        assertThat(left).isCloseTo(right, within(1e-5)).isNotCloseTo(0, within(0.1));
    }

    private static float[] draw(Random random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) values[i] = random.nextFloat();
        return values;
    }

    /** Of a single tile. */
    private static float[] transformed(WinogradTransforms.Transform transform, float... values) {
        float[][] streams = new float[WinogradTransforms.POINTS][1];
        for (int i = 0; i < values.length; i++) streams[i][0] = values[i];
        transform.apply(streams[0], streams[1], streams[2], streams[3], streams[4], streams[5], 1);
        float[] result = new float[WinogradTransforms.POINTS];
        for (int i = 0; i < result.length; i++) result[i] = streams[i][0];
        return result;
    }
}
