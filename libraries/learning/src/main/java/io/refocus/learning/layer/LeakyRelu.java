package io.refocus.learning.layer;

/**
 * ReLU, leaky ReLU or neither, on pieces of arrays in the first-level cache: {@code max(x, slope x)}.
 *
 * <p>Without a branch, which the processor could not predict, and vectorised by the JIT compiler.
 *
 * @param slope of what is negative: 0 for ReLU, 1 for no ReLU, between them leaky ReLU
 */
record LeakyRelu(float slope) {
    static final LeakyRelu NONE = new LeakyRelu(1);

    LeakyRelu {
        if (!(slope >= 0 && slope <= 1)) throw new IllegalArgumentException("need 0 <= slope <= 1, got " + slope);
    }

    boolean none() {
        return slope == 1;
    }

    void apply(float[] values, int length) {
        if (none()) return;
        if (slope == 0) { // 0 times infinity is not a number
            for (int i = 0; i < length; i++) values[i] = Math.max(values[i], 0);
            return;
        }
        for (int i = 0; i < length; i++) values[i] = Math.max(values[i], slope * values[i]);
    }

    /** {@code gradient *= 1} where the input is positive, {@code slope} elsewhere; in between for inputs below 3e-39. */
    void differentiate(float[] gradient, float[] input, int length) {
        if (none()) return;
        for (int i = 0; i < length; i++) gradient[i] *= Math.min(1, Math.max(input[i] * Float.MAX_VALUE, slope));
    }
}
