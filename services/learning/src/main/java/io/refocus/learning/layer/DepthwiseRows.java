package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Depthwise convolution of stride 1 and its gradients on contiguous float planes: loops that the JIT vectorises, where oneDNN
 * turns the whole picture around and back.
 *
 * <p>A plane is worked on in bands of rows that stay in the nearest caches. The rows of a band lie {@code pitch} apart with
 * zeros between them, so that a tap of the kernel is one long run over all of them.
 */
final class DepthwiseRows {
    private static final int BAND = 4096;

    private final int pictures;
    private final int kernel;
    private final int padding;
    private final Plane lower;
    private final Plane upper;
    private final int pitch;
    private final int bandRows;

    /** Planes of one size, one after the other in memory. */
    private record Plane(FloatBuffer values, int rows, int columns) {
        private static Plane of(INDArray array) {
            return new Plane(Floats.of(array), Math.toIntExact(array.size(2)), Math.toIntExact(array.size(3)));
        }

        private int at(int plane, int row) {
            return (plane * rows + row) * columns;
        }
    }

    private DepthwiseRows(INDArray input, INDArray output, Geometry geometry) {
        pictures = Math.toIntExact(input.size(1));
        kernel = geometry.kernel();
        padding = geometry.padding();
        lower = Plane.of(input);
        upper = Plane.of(output);
        pitch = lower.columns + Math.max(2 * padding, kernel - 1);
        bandRows = Math.min(Math.max(lower.rows, upper.rows), Math.max(1, BAND / pitch));
    }

    /** Whether the input lies in memory as this class wants it, and its gradient is such a convolution too. */
    static boolean takes(INDArray input, Geometry geometry) {
        return geometry.stride() == 1 && geometry.padding() < geometry.kernel() && Floats.contiguous(input);
    }

    /**
     * @param input {@code [C, N, H, W]}
     * @param output {@code [C, N, H', W']}
     * @param weight {@code k k} values for each of C channels
     * @param biases {@code [C]}
     */
    static void forward(INDArray input, INDArray output, INDArray weight, float[] biases, Geometry geometry) {
        DepthwiseRows work = new DepthwiseRows(input, output, geometry);
        float[] weights = weight.reshape(weight.length()).toFloatVector();
        Cores.each(input.size(0) * input.size(1), input.length(), plane -> work.forward(plane, weights, biases));
    }

    /**
     * The gradient of the input.
     *
     * @param gradient {@code [C, N, H', W']}, of the output
     * @param below {@code [C, N, H, W]}
     */
    static void backward(INDArray gradient, INDArray below, INDArray weight, Geometry geometry) {
        DepthwiseRows work = new DepthwiseRows(below, gradient, geometry);
        float[] weights = weight.reshape(weight.length()).toFloatVector();
        Cores.each(below.size(0) * below.size(1), below.length(), plane -> work.backward(plane, weights));
    }

    /**
     * The gradients of weights and biases.
     *
     * @param gradient of the output
     * @param ofWeights {@code k k} values for each of C channels
     * @param ofBiases {@code [C]}
     */
    static void parameters(
            INDArray input, INDArray gradient, INDArray ofWeights, INDArray ofBiases, Geometry geometry) {
        DepthwiseRows work = new DepthwiseRows(input, gradient, geometry);
        FloatBuffer weights = Floats.of(ofWeights);
        FloatBuffer biases = Floats.of(ofBiases);
        Cores.each(input.size(0), input.length(), channel -> work.parameters(channel, weights, biases));
    }

    private void forward(int plane, float[] weights, float[] biases) {
        int channel = plane / pictures;
        for (int first = 0; first < upper.rows; first += bandRows)
            convolve(plane, lower, padding, upper, first, biases[channel], weights, channel * kernel * kernel, 1);
    }

    /** The gradient of the input is a convolution of the output's, with the taps in opposite order. */
    private void backward(int plane, float[] weights) {
        int taps = kernel * kernel;
        for (int first = 0; first < lower.rows; first += bandRows)
            convolve(
                    plane,
                    upper,
                    kernel - 1 - padding,
                    lower,
                    first,
                    0,
                    weights,
                    (plane / pictures + 1) * taps - 1,
                    -1);
    }

    /** One band of a result, the taps being every {@code step}-th weight from {@code tap} on. */
    private void convolve(
            int plane, Plane from, int border, Plane to, int first, float bias, float[] weights, int tap, int step) {
        int count = Math.min(bandRows, to.rows - first);
        Bands bands = Bands.ofThisThread((bandRows + kernel) * pitch, kernel, 0);
        load(from, plane, first - border, count + kernel - 1, border, bands.values());
        bands.shift((count + kernel - 1) * pitch);
        for (int y = 0; y < kernel; y++)
            bands.mix(y * pitch, count * pitch, weights, tap + y * kernel * step, step, y == 0 ? bias : 0);
        for (int y = 0; y < count; y++) to.values.put(to.at(plane, first + y), bands.result(), y * pitch, to.columns);
    }

    private void parameters(int channel, FloatBuffer ofWeights, FloatBuffer ofBiases) {
        int taps = kernel * kernel;
        int length = (bandRows + kernel) * pitch;
        Bands bands = Bands.ofThisThread(length, kernel, taps + 1);
        bands.clearSums(length);
        for (int plane = channel * pictures; plane < (channel + 1) * pictures; plane++) {
            for (int first = 0; first < upper.rows; first += bandRows) {
                int count = Math.min(bandRows, upper.rows - first);
                load(lower, plane, first - padding, count + kernel - 1, padding, bands.values());
                bands.shift((count + kernel - 1) * pitch);
                load(upper, plane, first, count, 0, bands.result());
                for (int y = 0; y < kernel; y++) bands.addProducts(y * pitch, count * pitch, y * kernel);
                bands.addValues(count * pitch, taps);
            }
        }
        for (int tap = 0; tap < taps; tap++) ofWeights.put(channel * taps + tap, bands.sum(tap, length));
        ofBiases.put(channel, bands.sum(taps, length));
    }

    /** Rows of a plane and the zeros around them: {@code border} to the left, the rest of the pitch to the right. */
    private void load(Plane from, int plane, int first, int count, int border, float[] band) {
        Arrays.fill(band, 0, (count + 1) * pitch, 0);
        int end = Math.min(count, from.rows - first);
        for (int y = Math.max(0, -first); y < end; y++)
            from.values.get(from.at(plane, first + y), band, y * pitch + border, from.columns);
    }
}
