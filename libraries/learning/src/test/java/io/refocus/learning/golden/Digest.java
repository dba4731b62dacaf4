package io.refocus.learning.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares arrays with what {@code digest} in values.py keeps of them. */
public final class Digest {
    private static final int NUMBERS = 3;
    private static final int SAMPLES = 48;

    private Digest() {}

    /**
     * Asserts that the errors of the three numbers and of the samples are at most {@code tolerance} times the largest magnitude,
     * the norm's times the norm.
     *
     * @param digest largest magnitude, mean, norm, samples
     * @param floor a magnitude below which the array counts as that large
     */
    public static void assertDigest(String what, INDArray actual, INDArray digest, double floor, double tolerance) {
        float[] values = actual.dup('c').data().asFloat();
        double magnitude = 0;
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            magnitude = Math.max(magnitude, Math.abs(value));
            sum += value;
            squares += (double) value * value;
        }
        float[] expected = digest.data().asFloat();
        int count = expected.length - NUMBERS;
        assertThat(count).as(what + ": samples").isEqualTo(Math.min(values.length, SAMPLES));
        double unit = Math.max(floor, expected[0]);
        assertThat(magnitude).as(what + ": magnitude").isCloseTo(expected[0], within(tolerance * unit));
        assertThat(sum / values.length).as(what + ": mean").isCloseTo(expected[1], within(tolerance * unit));
        assertThat(Math.sqrt(squares))
                .as(what + ": norm")
                .isCloseTo(expected[2], within(tolerance * Math.max(unit, expected[2])));
        double worst = 0;
        for (int i = 0; i < count; i++) {
            float value = values[(int) ((long) i * values.length / count)];
            worst = Math.max(worst, Math.abs(value - expected[NUMBERS + i]));
        }
        assertThat(worst / unit).as(what + ": largest error of the samples").isLessThanOrEqualTo(tolerance);
    }
}
