package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Depthwise convolution of stride 1 and its gradients on contiguous float planes, alone or with the gate after it:
 * loops that the JIT vectorises; oneDNN converts the layout of the whole picture and back.
 *
 * <p>A plane is processed in bands of rows that fit the first caches. The rows of a band lie {@code pitch} apart with
 * zeros between them, so that a tap of the kernel is one long run over all of them.
 */
final class DepthwiseRows {
    private static final int BAND = 4096;

    private final int pictures;
    private final int kernel;
    private final int padding;
    private final float[] weights;
    private final Planes lower;
    private final Planes upper;
    private final int pitch;
    private final int bandRows;

    /** Planes of one size, one after the other in memory. */
    private record Planes(FloatBuffer values, int count, int rows, int columns) {
        private static Planes of(INDArray array) {
            return new Planes(
                    FloatMemory.of(array),
                    Math.toIntExact(array.size(0) * array.size(1)),
                    Math.toIntExact(array.size(2)),
                    Math.toIntExact(array.size(3)));
        }

        private int at(int plane, int row) {
            return (plane * rows + row) * columns;
        }

        private long length() {
            return values.capacity();
        }
    }

    /** Destinations of the gradients; null for those not needed. */
    private record Gradients(Planes ofInput, FloatBuffer ofWeights, FloatBuffer ofBiases) {}

    /**
     * @param input {@code [C, N, H, W]}
     * @param output or its gradient, {@code [C, N, H', W']}; after a gate {@code [C / 2, N, H', W']}
     * @param weight {@code k k} values for each of C channels
     */
    DepthwiseRows(INDArray input, INDArray output, INDArray weight, Geometry geometry) {
        pictures = Math.toIntExact(input.size(1));
        kernel = geometry.kernel();
        padding = geometry.padding();
        weights = weight.reshape(weight.length()).toFloatVector();
        lower = Planes.of(input);
        upper = Planes.of(output);
        pitch = lower.columns + Math.max(2 * padding, kernel - 1);
        bandRows = Math.min(mostRows(), Math.max(1, BAND / pitch));
    }

    /** Whether the memory layout of the input fits this class, and its gradient is such a convolution too. */
    static boolean takes(INDArray input, Geometry geometry) {
        return geometry.stride() == 1 && geometry.padding() < geometry.kernel() && FloatMemory.contiguous(input);
    }

    /** @param biases {@code [C]} */
    void forward(float[] biases) {
        ParallelLoops.each(lower.count, lower.length(), plane -> forward(plane, biases));
    }

    /**
     * Each channel of the lower half, convolved, times the matching channel of the upper half, convolved.
     *
     * @param biases {@code [C]}
     * @param convolved receives the factors, {@code [C, N, H', W']}; null if no backward pass follows
     */
    void forwardGated(float[] biases, INDArray convolved) {
        Planes factors = convolved == null ? null : Planes.of(convolved);
        ParallelLoops.each(upper.count, lower.length(), plane -> forwardGated(plane, factors, biases));
    }

    /**
     * All gradients in one pass over the output's.
     *
     * @param convolved after a gate its factors, else null
     * @param below receives the gradient of the input; may be null
     * @param ofWeights receives {@code k k} values for each channel; may be null
     * @param ofBiases receives a value for each channel; may be null
     */
    void backward(INDArray convolved, INDArray below, INDArray ofWeights, INDArray ofBiases) {
        Planes factors = convolved == null ? null : Planes.of(convolved);
        Gradients gradients = new Gradients(
                below == null ? null : Planes.of(below),
                ofWeights == null ? null : FloatMemory.of(ofWeights),
                ofBiases == null ? null : FloatMemory.of(ofBiases));
        ParallelLoops.each(lower.count / pictures, lower.length(), channel -> backward(channel, factors, gradients));
    }

    private int mostRows() {
        return Math.max(lower.rows, upper.rows);
    }

    private void forward(int plane, float[] biases) {
        for (int first = 0; first < upper.rows; first += bandRows)
            store(convolve(plane, first, biases).result(), upper, plane, first);
    }

    private void forwardGated(int plane, Planes factors, float[] biases) {
        int fellow = plane + upper.count;
        for (int first = 0; first < upper.rows; first += bandRows) {
            RowBands bands = convolve(plane, first, biases);
            if (factors != null) store(bands.result(), factors, plane, first);
            bands.keepResult();
            convolve(fellow, first, biases);
            if (factors != null) store(bands.result(), factors, fellow, first);
            bands.multiplyByKept(bandRows * pitch);
            store(bands.result(), upper, plane, first);
        }
    }

    /** A band of the output. */
    private RowBands convolve(int plane, int first, float[] biases) {
        RowBands bands = RowBands.ofThisThread((bandRows + kernel) * pitch, kernel, 0);
        int count = Math.min(bandRows, upper.rows - first);
        load(lower, plane, first - padding, count + kernel - 1, padding, bands.values());
        bands.shift((count + kernel - 1) * pitch);
        int channel = plane / pictures;
        for (int y = 0; y < kernel; y++)
            bands.mix(
                    y * pitch,
                    count * pitch,
                    weights,
                    (channel * kernel + y) * kernel,
                    1,
                    y == 0 ? biases[channel] : 0);
        return bands;
    }

    /** The gradient of the input is a convolution of the output's, with the taps in opposite order. */
    private void backward(int channel, Planes factors, Gradients gradients) {
        int taps = kernel * kernel;
        int last = (channel + 1) * taps - 1;
        int length = (bandRows + kernel) * pitch;
        int border = kernel - 1 - padding;
        RowBands bands = RowBands.ofThisThread(length, kernel, taps + 1);
        bands.clearSums(length);
        for (int plane = channel * pictures; plane < (channel + 1) * pictures; plane++) {
            for (int first = 0; first < mostRows(); first += bandRows) {
                int count = Math.min(bandRows, mostRows() - first);
                loadGradient(factors, plane, first - border, count + kernel - 1, border, bands);
                bands.shift((count + kernel - 1) * pitch);
                if (gradients.ofInput != null) {
                    for (int y = 0; y < kernel; y++)
                        bands.mix(y * pitch, count * pitch, weights, last - y * kernel, -1, 0);
                    store(bands.result(), gradients.ofInput, plane, first);
                }
                if (gradients.ofWeights == null) continue;
                load(lower, plane, first, count, 0, bands.result());
                for (int y = 0; y < kernel; y++) bands.addProducts(y * pitch, count * pitch, y * kernel);
                bands.addValues(border * pitch, Math.max(0, Math.min(count, upper.rows - first)) * pitch, taps);
            }
        }
        if (gradients.ofWeights == null) return;
        for (int tap = 0; tap < taps; tap++) gradients.ofWeights.put(last - tap, bands.sum(tap, length));
        if (gradients.ofBiases != null) gradients.ofBiases.put(channel, bands.sum(taps, length));
    }

    /** The gradient of the convolution's output; after a gate, the product's gradient times the other factor. */
    private void loadGradient(Planes factors, int plane, int first, int count, int border, RowBands bands) {
        load(upper, plane % upper.count, first, count, border, bands.values());
        if (factors == null) return;
        load(factors, (plane + upper.count) % factors.count, first, count, border, bands.result());
        bands.multiplyByResult(count * pitch);
    }

    /** Rows of a plane and the zeros around them: {@code border} to the left, the rest of the pitch to the right. */
    private void load(Planes from, int plane, int first, int count, int border, float[] band) {
        Arrays.fill(band, 0, (count + 1) * pitch, 0);
        int end = Math.min(count, from.rows - first);
        for (int y = Math.max(0, -first); y < end; y++)
            from.values.get(from.at(plane, first + y), band, y * pitch + border, from.columns);
    }

    private void store(float[] band, Planes to, int plane, int first) {
        int count = Math.min(bandRows, to.rows - first);
        for (int y = 0; y < count; y++) to.values.put(to.at(plane, first + y), band, y * pitch, to.columns);
    }
}
