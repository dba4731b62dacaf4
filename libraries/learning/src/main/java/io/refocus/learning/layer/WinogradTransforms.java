package io.refocus.learning.layer;

/**
 * The one-dimensional transforms of Winograd's convolution over tiles of six values (Lavin and Gray, arXiv:1509.09308), which
 * evaluates polynomials at 0, 1, -1, 2, -2 and infinity: {@code y = A^T [(G g) * (B^T d)]} is 4 values of a convolution with 3
 * taps, or 3 with 4.
 *
 * <p>B belongs to the points alone; G is the A of as many values as there are taps, its rows times {@link #SCALES}. A transform
 * takes streams of which value {@code i} belongs to tile {@code i}, and works in place.
 */
final class WinogradTransforms {
    static final int POINTS = 6;

    /** Factors of the rows of A in G. */
    static final float[] SCALES = {1 / 4f, -1 / 6f, -1 / 6f, 1 / 24f, 1 / 24f, 1};

    /** A transform of the first {@code length} values of six streams. */
    interface Transform {
        void apply(float[] s0, float[] s1, float[] s2, float[] s3, float[] s4, float[] s5, int length);
    }

    private WinogradTransforms() {}

    /** A: from {@code terms} streams, 3 or 4, to six. */
    static Transform evaluate(int terms) {
        return terms == 3 ? WinogradTransforms::evaluateThree : WinogradTransforms::evaluateFour;
    }

    /** A^T: from six streams to {@code terms}, 3 or 4. */
    static Transform collect(int terms) {
        return terms == 3 ? WinogradTransforms::collectThree : WinogradTransforms::collectFour;
    }

    /**
     * A transform along both sides of square tiles, stream {@code 6 y + x} being row y, column x.
     *
     * @param before number of rows that are not zero
     * @param after number of columns that are not zero after the rows are transformed
     */
    static void squares(Transform transform, float[][] s, int before, int after, int length) {
        for (int y = 0; y < 6 * before; y += 6)
            transform.apply(s[y], s[y + 1], s[y + 2], s[y + 3], s[y + 4], s[y + 5], length);
        for (int x = 0; x < after; x++)
            transform.apply(s[x], s[x + 6], s[x + 12], s[x + 18], s[x + 24], s[x + 30], length);
    }

    /** B^T. */
    static void filter(float[] s0, float[] s1, float[] s2, float[] s3, float[] s4, float[] s5, int length) {
        add(s0, 4, s2, -5, length);
        add(s0, 1, s4, 1, length);
        add(s5, 1, s3, -5, length);
        add(s5, 1, s1, 4, length);
        mix(s2, s4, -4, 1, -1, 1, length);
        mix(s1, s3, -4, 1, -1, 1, length);
        mix(s1, s2, 1, 1, -1, 1, length);
        mix(s3, s4, 2, 1, -2, 1, length);
    }

    /** B. */
    static void unfilter(float[] s0, float[] s1, float[] s2, float[] s3, float[] s4, float[] s5, int length) {
        mix(s1, s2, 1, -1, 1, 1, length);
        mix(s3, s4, 1, -1, 1, 1, length);
        mix(s1, s3, -4, -2, 1, 2, length);
        mix(s2, s4, -4, -1, 1, 1, length);
        add(s1, 1, s5, 4, length);
        add(s2, 1, s0, -5, length);
        add(s3, 1, s5, -5, length);
        add(s4, 1, s0, 1, length);
        add(s0, 3, s0, 1, length);
    }

    private static void evaluateThree(
            float[] s0, float[] s1, float[] s2, float[] s3, float[] s4, float[] s5, int length) {
        System.arraycopy(s1, 0, s3, 0, length);
        System.arraycopy(s0, 0, s4, 0, length);
        System.arraycopy(s2, 0, s5, 0, length);
        add(s4, 1, s2, 4, length);
        add(s2, 1, s0, 1, length);
        mix(s1, s2, 1, 1, -1, 1, length);
        mix(s3, s4, 2, 1, -2, 1, length);
    }

    private static void evaluateFour(
            float[] s0, float[] s1, float[] s2, float[] s3, float[] s4, float[] s5, int length) {
        System.arraycopy(s0, 0, s4, 0, length);
        System.arraycopy(s3, 0, s5, 0, length);
        add(s4, 1, s2, 4, length);
        add(s2, 1, s0, 1, length);
        mix(s1, s3, 1, 1, 2, 8, length);
        mix(s1, s2, 1, 1, -1, 1, length);
        mix(s3, s4, 1, 1, -1, 1, length);
    }

    private static void collectThree(
            float[] s0, float[] s1, float[] s2, float[] s3, float[] s4, float[] s5, int length) {
        mix(s1, s2, 1, -1, 1, 1, length);
        mix(s3, s4, 1, -1, 1, 1, length);
        add(s0, 1, s2, 1, length);
        add(s0, 1, s4, 1, length);
        add(s1, 1, s3, 2, length);
        add(s2, 1, s4, 4, length);
        add(s2, 1, s5, 1, length);
    }

    private static void collectFour(
            float[] s0, float[] s1, float[] s2, float[] s3, float[] s4, float[] s5, int length) {
        mix(s1, s2, 1, -1, 1, 1, length);
        mix(s3, s4, 1, -1, 1, 1, length);
        add(s0, 1, s2, 1, length);
        add(s0, 1, s4, 1, length);
        add(s2, 1, s4, 4, length);
        mix(s1, s3, 1, 2, 1, 8, length);
        add(s3, 1, s5, 1, length);
    }

    /** {@code x = p x + q y}. The JIT compiler vectorises loops over more than two streams only sometimes. */
    private static void add(float[] x, float p, float[] y, float q, int length) {
        for (int i = 0; i < length; i++) x[i] = p * x[i] + q * y[i];
    }

    /** {@code (x, y) = (p x + q y, r x + s y)}. */
    private static void mix(float[] x, float[] y, float p, float q, float r, float s, int length) {
        for (int i = 0; i < length; i++) {
            float a = x[i];
            float b = y[i];
            x[i] = p * a + q * b;
            y[i] = r * a + s * b;
        }
    }
}
