package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Depthwise convolution of stride 1 on contiguous float planes, row by row: loops that the JIT vectorises, where oneDNN turns
 * the whole picture around and back.
 */
final class DepthwiseRows {
    private static final long PARALLEL_FROM = 65_536;

    private final FloatBuffer from;
    private final FloatBuffer to;
    private final float[] weights;
    private final float[] biases;
    private final int pictures;
    private final int kernel;
    private final int padding;
    private final int height;
    private final int width;
    private final int rows;
    private final int columns;

    private DepthwiseRows(INDArray input, INDArray output, INDArray weight, float[] biases, Geometry geometry) {
        from = input.data().asNioFloat().slice();
        to = output.data().asNioFloat().slice();
        weights = weight.reshape(weight.length()).toFloatVector();
        this.biases = biases;
        pictures = Math.toIntExact(input.size(1));
        kernel = geometry.kernel();
        padding = geometry.padding();
        height = Math.toIntExact(input.size(2));
        width = Math.toIntExact(input.size(3));
        rows = Math.toIntExact(output.size(2));
        columns = Math.toIntExact(output.size(3));
    }

    static boolean takes(INDArray input, Geometry geometry) {
        return geometry.stride() == 1 && PlaneNorm.takes(input);
    }

    /**
     * @param input {@code [C, N, H, W]}
     * @param output {@code [C, N, H', W']}
     * @param weight {@code k k} values for each of C channels
     * @param biases {@code [C]}
     */
    static void forward(INDArray input, INDArray output, INDArray weight, float[] biases, Geometry geometry) {
        DepthwiseRows work = new DepthwiseRows(input, output, weight, biases, geometry);
        IntStream planes = IntStream.range(0, Math.toIntExact(input.size(0) * input.size(1)));
        boolean parallel =
                input.length() >= PARALLEL_FROM && Nd4j.getEnvironment().maxThreads() > 1;
        (parallel ? planes.parallel() : planes).forEach(work::plane);
    }

    private void plane(int plane) {
        int channel = plane / pictures;
        float[] padded = new float[width + 2 * padding];
        float[] result = new float[columns];
        for (int y = 0; y < rows; y++) {
            Arrays.fill(result, biases[channel]);
            int firstTap = Math.max(0, padding - y);
            int endTap = Math.min(kernel, height + padding - y);
            for (int tap = firstTap; tap < endTap; tap++) {
                from.get((plane * height + y + tap - padding) * width, padded, padding, width);
                for (int x = 0; x < kernel; x++) add(padded, x, weights[(channel * kernel + tap) * kernel + x], result);
            }
            to.put((plane * rows + y) * columns, result, 0, columns);
        }
    }

    private static void add(float[] padded, int offset, float weight, float[] result) {
        for (int i = 0; i < result.length; i++) result[i] += weight * padded[offset + i];
    }
}
