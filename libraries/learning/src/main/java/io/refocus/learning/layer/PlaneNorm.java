package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm, the ReLU after it and their gradient on contiguous float arrays in two passes over each plane, by
 * loops over pieces that fit the first-level cache; chains of native ops take five passes forward and six backward.
 *
 * <p>A plane is summed in one order, by one thread, in double precision: results do not depend on the number of threads.
 */
final class PlaneNorm {
    private static final int PIECE = 4096;
    private static final ThreadLocal<float[]> PIECES = ThreadLocal.withInitial(() -> new float[PIECE]);
    private static final ThreadLocal<float[]> OTHERS = ThreadLocal.withInitial(() -> new float[PIECE]);

    private final int planes;
    private final int pixels;
    private final long values;

    private PlaneNorm(INDArray array) {
        planes = Math.toIntExact(array.size(0) * array.size(1));
        pixels = Math.toIntExact(array.size(2) * array.size(3));
        values = array.length();
    }

    /**
     * Each plane to mean 0 and variance 1, then the ReLU.
     *
     * @param standardised receives the input of the ReLU, unless it is the output; may be the input
     * @param output may be the input
     * @param scales receives {@code 1 / sqrt(variance + epsilon)} of each plane, {@code [N C]}
     */
    static void forward(
            INDArray input,
            INDArray standardised,
            INDArray output,
            LeakyRelu rectifier,
            float[] scales,
            double epsilon) {
        PlaneNorm norm = new PlaneNorm(input);
        FloatBuffer from = FloatMemory.of(input);
        FloatBuffer kept = standardised == output ? null : FloatMemory.of(standardised);
        FloatBuffer to = FloatMemory.of(output);
        ParallelLoops.each(norm.planes, norm.values, plane -> {
            scales[plane] = norm.standardise(from, kept, to, rectifier, plane, epsilon);
        });
    }

    /**
     * {@code below = scale (g - mean(g) - x mean(g x))} of each plane, g being the gradient before the ReLU.
     *
     * @param gradient after the ReLU
     * @param standardised x
     */
    static void backward(
            INDArray gradient, INDArray standardised, LeakyRelu rectifier, float[] scales, INDArray below) {
        PlaneNorm norm = new PlaneNorm(gradient);
        FloatBuffer g = FloatMemory.of(gradient);
        FloatBuffer x = FloatMemory.of(standardised);
        FloatBuffer to = FloatMemory.of(below);
        ParallelLoops.each(norm.planes, norm.values, plane -> norm.project(g, x, rectifier, plane, scales[plane], to));
    }

    /** @param kept null if the input of the ReLU is not needed */
    private float standardise(
            FloatBuffer from, FloatBuffer kept, FloatBuffer to, LeakyRelu rectifier, int plane, double epsilon) {
        float[] piece = PIECES.get();
        double[] sums = new double[2];
        int start = plane * pixels;
        for (int at = 0; at < pixels; at += PIECE) {
            int length = Math.min(PIECE, pixels - at);
            from.get(start + at, piece, 0, length);
            addSums(piece, piece, length, sums, 0);
        }
        double mean = sums[0] / pixels;
        double variance = Math.max(0, sums[1] / pixels - mean * mean);
        float scale = (float) (1 / Math.sqrt(variance + epsilon));
        for (int at = 0; at < pixels; at += PIECE) {
            int length = Math.min(PIECE, pixels - at);
            if (pixels > PIECE) from.get(start + at, piece, 0, length);
            shiftAndScale(piece, (float) mean, scale, length);
            if (kept != null) kept.put(start + at, piece, 0, length);
            rectifier.apply(piece, length);
            to.put(start + at, piece, 0, length);
        }
        return scale;
    }

    private void project(
            FloatBuffer gradient,
            FloatBuffer standardised,
            LeakyRelu rectifier,
            int plane,
            float scale,
            FloatBuffer below) {
        float[] g = PIECES.get();
        float[] x = OTHERS.get();
        double[] sums = new double[2];
        int start = plane * pixels;
        for (int at = 0; at < pixels; at += PIECE) {
            int length = Math.min(PIECE, pixels - at);
            gradient.get(start + at, g, 0, length);
            standardised.get(start + at, x, 0, length);
            rectifier.differentiate(g, x, length);
            addSums(g, x, length, sums, 0);
        }
        float mean = (float) (sums[0] / pixels);
        float projection = (float) (sums[1] / pixels);
        for (int at = 0; at < pixels; at += PIECE) {
            int length = Math.min(PIECE, pixels - at);
            if (pixels > PIECE) {
                gradient.get(start + at, g, 0, length);
                standardised.get(start + at, x, 0, length);
                rectifier.differentiate(g, x, length);
            }
            remove(g, x, mean, projection, scale, length);
            below.put(start + at, g, 0, length);
        }
    }

    /**
     * Adds the sum of {@code left} to one sum, of {@code left * right} to the next; four chains of additions, so that
     * none waits for the previous one.
     */
    static void addSums(float[] left, float[] right, int length, double[] sums, int at) {
        double s0 = 0, s1 = 0, s2 = 0, s3 = 0, p0 = 0, p1 = 0, p2 = 0, p3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            double a = left[i], b = left[i + 1], c = left[i + 2], d = left[i + 3];
            s0 += a;
            s1 += b;
            s2 += c;
            s3 += d;
            p0 += a * right[i];
            p1 += b * right[i + 1];
            p2 += c * right[i + 2];
            p3 += d * right[i + 3];
        }
        for (; i < length; i++) {
            s0 += left[i];
            p0 += (double) left[i] * right[i];
        }
        sums[at] += s0 + s1 + (s2 + s3);
        sums[at + 1] += p0 + p1 + (p2 + p3);
    }

    private static void shiftAndScale(float[] values, float mean, float scale, int length) {
        for (int i = 0; i < length; i++) values[i] = (values[i] - mean) * scale;
    }

    private static void remove(float[] g, float[] x, float mean, float projection, float scale, int length) {
        for (int i = 0; i < length; i++) g[i] = (g[i] - mean - x[i] * projection) * scale;
    }
}
