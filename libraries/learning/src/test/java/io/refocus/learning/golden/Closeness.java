package io.refocus.learning.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Compares arrays relative to their largest magnitude. */
public final class Closeness {
    /** A bias with a smaller part of its layer's weights' gradient has none but for rounding. */
    private static final double NOTHING = 1e-6;

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

    /**
     * The floor for one of a network's gradients: 0, so that its own magnitude counts; of a bias that a norm takes away, whose
     * gradient is nothing but rounding, that of its layer's weights.
     */
    public static double floor(String tensor, Map<String, INDArray> gradients) {
        INDArray weights = gradients.get(tensor.replaceFirst("\\.(bias|shift)$", ".weight"));
        if (weights == null) return 0;
        return floor(
                gradients.get(tensor).amaxNumber().doubleValue(),
                weights.amaxNumber().doubleValue());
    }

    /** The same of largest magnitudes: a bias' gradient's and its layer's weights'. */
    public static double floor(double bias, double weights) {
        return bias < NOTHING * weights ? weights : 0;
    }
}
