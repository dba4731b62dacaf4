package io.refocus.learning.golden;

import static org.assertj.core.api.Assertions.assertThat;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares arrays relative to their largest magnitude. */
public final class Closeness {
    private Closeness() {}

    /** Asserts equal shapes and a largest difference of at most {@code tolerance} times the largest expected magnitude. */
    public static void assertClose(String what, INDArray actual, INDArray expected, double tolerance) {
        assertClose(what, actual, expected, tolerance, 0);
    }

    /** The same, with a magnitude below which the expected array counts as that large. */
    public static void assertClose(String what, INDArray actual, INDArray expected, double tolerance, double floor) {
        assertThat(actual.shape()).as(what + ": shape").isEqualTo(expected.shape());
        double largest = Math.max(floor, expected.amaxNumber().doubleValue());
        double difference = actual.sub(expected).amaxNumber().doubleValue();
        assertThat(difference / largest)
                .as(what + ": difference over largest magnitude")
                .isLessThanOrEqualTo(tolerance);
    }
}
