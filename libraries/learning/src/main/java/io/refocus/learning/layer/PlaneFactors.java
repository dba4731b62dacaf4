package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** One number for each plane of contiguous floats of rank 4, in C order: means, and scaling and shifting of planes. */
final class PlaneFactors {
    private static final int PIECE = 4096;
    private static final ThreadLocal<float[]> PIECES = ThreadLocal.withInitial(() -> new float[PIECE]);
    private static final ThreadLocal<float[]> OTHERS = ThreadLocal.withInitial(() -> new float[PIECE]);

    private PlaneFactors() {}

    /** @param means receives the mean of each plane */
    static void means(INDArray array, INDArray means) {
        means(array, array, 0, means);
    }

    /** @param means receives the mean of the product of the two arrays over each plane */
    static void productMeans(INDArray left, INDArray right, INDArray means) {
        means(left, right, 1, means);
    }

    private static void means(INDArray left, INDArray right, int which, INDArray means) {
        FloatBuffer a = FloatMemory.of(left);
        FloatBuffer b = FloatMemory.of(right);
        FloatBuffer to = FloatMemory.of(means);
        int pixels = pixels(left);
        ParallelLoops.each(means.length(), left.length(), plane -> {
            double[] sums = new double[2];
            for (int at = 0; at < pixels; at += PIECE) {
                int count = Math.min(PIECE, pixels - at);
                a.get(plane * pixels + at, PIECES.get(), 0, count);
                b.get(plane * pixels + at, OTHERS.get(), 0, count);
                PlaneNorm.addSums(PIECES.get(), OTHERS.get(), count, sums, 0);
            }
            to.put(plane, (float) (sums[which] / pixels));
        });
    }

    /** {@code output = factor input + offset}, plane by plane; output and input may be the same array, offsets may be null. */
    static void apply(INDArray input, INDArray factors, INDArray offsets, INDArray output) {
        FloatBuffer from = FloatMemory.of(input);
        FloatBuffer factor = FloatMemory.of(factors);
        FloatBuffer offset = offsets == null ? null : FloatMemory.of(offsets);
        FloatBuffer to = FloatMemory.of(output);
        int pixels = pixels(input);
        ParallelLoops.each(factors.length(), input.length(), plane -> {
            float[] piece = PIECES.get();
            for (int at = 0; at < pixels; at += PIECE) {
                int count = Math.min(PIECE, pixels - at);
                from.get(plane * pixels + at, piece, 0, count);
                multiplyAndAdd(piece, factor.get(plane), offset == null ? 0 : offset.get(plane), count);
                to.put(plane * pixels + at, piece, 0, count);
            }
        });
    }

    private static int pixels(INDArray array) {
        return Math.toIntExact(array.size(2) * array.size(3));
    }

    private static void multiplyAndAdd(float[] values, float factor, float offset, int count) {
        for (int i = 0; i < count; i++) values[i] = values[i] * factor + offset;
    }
}
