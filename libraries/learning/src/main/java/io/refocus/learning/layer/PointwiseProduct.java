package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The matrix product of a 1x1 convolution, {@code [I, N, H, W] -> [O, N, H, W]}. Floats: BLAS on pieces of pixels
 * that fit the second-level cache, added to bias and base in the same pass over memory; doubles: libnd4j's
 * {@code matmul}.
 */
final class PointwiseProduct {
    /** Values of a piece, input and output together. */
    static final int PIECE = 65_536;

    private final INDArray weight;
    private final float[] biases;
    private final INDArray base;
    private final INDArray input;
    private final INDArray output;

    private PointwiseProduct(INDArray weight, INDArray bias, INDArray base, INDArray input, INDArray output) {
        this.weight = weight;
        this.biases = bias == null ? new float[Math.toIntExact(output.size(0))] : bias.toFloatVector();
        this.base = base;
        this.input = input;
        this.output = output;
    }

    /**
     * {@code output = weight input + bias + base}.
     *
     * @param weight {@code [O, I]}
     * @param bias {@code [O]}, or null
     * @param base {@code [O, N, H, W]}, or null
     */
    static void run(INDArray weight, INDArray bias, INDArray base, INDArray input, INDArray output) {
        if (FloatMemory.contiguous(input)
                && FloatMemory.contiguous(output)
                && (base == null || FloatMemory.contiguous(base))) {
            new PointwiseProduct(weight, bias, base, input, output).byPieces(bias != null || base != null);
            return;
        }
        NativeOps.run("matmul", arrays(weight, ChannelMajor.rows(input)), arrays(ChannelMajor.rows(output)));
        if (bias != null) ChannelMajor.addBias(output, bias);
        if (base != null) output.addi(base);
    }

    /** Number of pixels in a piece. */
    static int step(int channels, int pixels) {
        return Math.min(pixels, Math.max(1, PIECE / channels));
    }

    private void byPieces(boolean onto) {
        int outputs = Math.toIntExact(output.size(0));
        int inputs = Math.toIntExact(input.size(0));
        int pixels = Math.toIntExact(output.length() / outputs);
        int step = step(outputs + inputs, pixels);
        FloatPointer weights = FloatMemory.pointer(weight);
        FloatPointer from = FloatMemory.pointer(input);
        FloatPointer to = FloatMemory.pointer(output);
        FloatBuffer start = base == null ? null : FloatMemory.of(base);
        FloatBuffer rows = FloatMemory.of(output);
        ParallelLoops.each((pixels + step - 1) / step, output.length(), piece -> {
            int pixel = piece * step;
            int count = Math.min(step, pixels - pixel);
            if (onto) begin(start, rows, pixels, pixel, new float[count]);
            cblas_sgemm(
                    CblasRowMajor,
                    CblasNoTrans,
                    CblasNoTrans,
                    outputs,
                    count,
                    inputs,
                    1,
                    weights,
                    inputs,
                    FloatMemory.after(from, pixel),
                    pixels,
                    onto ? 1 : 0,
                    FloatMemory.after(to, pixel),
                    pixels);
        });
    }

    /** Writes bias and base, to which the product is added. */
    private void begin(FloatBuffer start, FloatBuffer rows, int pixels, int pixel, float[] row) {
        for (int channel = 0; channel < biases.length; channel++) {
            int at = channel * pixels + pixel;
            if (start == null) {
                Arrays.fill(row, biases[channel]);
            } else {
                start.get(at, row);
                add(biases[channel], row);
            }
            rows.put(at, row);
        }
    }

    private static void add(float value, float[] row) {
        for (int i = 0; i < row.length; i++) row[i] += value;
    }
}
