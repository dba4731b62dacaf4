package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;
import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;
import static org.bytedeco.openblas.global.openblas.cblas_sgemv;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gradients of a 1x1 convolution: products of matrices with few rows and as many columns as there are pixels, and row
 * sums. Floats: BLAS on pieces of pixels that fit the second-level cache, in one pass over the output's gradient;
 * doubles: libnd4j's {@code matmul}.
 *
 * <p>Partial sums are fixed and added in one order, so results do not depend on the number of threads.
 */
final class PointwiseProductGradients {
    private static final int TASKS = 8;
    private static final float[] ONES = new float[PointwiseProduct.PIECE];

    static {
        Arrays.fill(ONES, 1);
    }

    private final FloatPointer weight;
    private final FloatPointer gradient;
    private final FloatPointer input;
    private final FloatPointer below;
    private final FloatPointer ones;
    private final FloatPointer partials;
    private final int outputs;
    private final int inputs;
    private final int pixels;
    private final int step;
    private final int tasks;

    /**
     * Destinations of the gradients; null for those not needed.
     *
     * @param ofWeights {@code [O, I]}, the sums over the pixels of gradient times input
     * @param ofBiases {@code [O]}, the sums of the gradient; null if {@code ofWeights} is
     * @param below {@code [I, N, H, W]}, the gradient of the input
     */
    record Wanted(INDArray ofWeights, INDArray ofBiases, INDArray below) {}

    private PointwiseProductGradients(
            INDArray weight, INDArray gradient, INDArray input, Wanted wanted, INDArray ones, INDArray partials) {
        outputs = Math.toIntExact(gradient.size(0));
        inputs = Math.toIntExact(input.size(0));
        pixels = Math.toIntExact(gradient.length() / outputs);
        step = Math.toIntExact(ones.length());
        tasks = Math.toIntExact(partials.size(0));
        this.weight = FloatMemory.pointer(weight);
        this.gradient = FloatMemory.pointer(gradient);
        this.input = FloatMemory.pointer(input);
        this.ones = FloatMemory.pointer(ones);
        this.partials = wanted.ofWeights == null ? null : FloatMemory.pointer(partials);
        below = wanted.below == null ? null : FloatMemory.pointer(wanted.below);
    }

    /**
     * @param weight {@code [O, I]}
     * @param gradient of the output, {@code [O, N, H, W]}
     * @param input {@code [I, N, H, W]}
     */
    static void run(INDArray weight, INDArray gradient, INDArray input, Wanted wanted, Pass pass) {
        if (!FloatMemory.contiguous(gradient) || !FloatMemory.contiguous(input)) {
            byOperations(weight, gradient, input, wanted, pass);
            return;
        }
        int channels = Math.toIntExact(gradient.size(0) + input.size(0));
        int pixels = Math.toIntExact(gradient.length() / gradient.size(0));
        int step = PointwiseProduct.step(channels, pixels);
        INDArray ones = pass.backwardScratch(gradient.dataType(), step);
        FloatMemory.of(ones).put(ONES, 0, step);
        int tasks = Math.min(TASKS, (pixels + step - 1) / step);
        INDArray partials = pass.backwardScratch(gradient.dataType(), tasks, gradient.size(0), input.size(0) + 1);
        PointwiseProductGradients work = new PointwiseProductGradients(weight, gradient, input, wanted, ones, partials);
        ParallelLoops.each(tasks, gradient.length(), work::share);
        if (wanted.ofWeights == null) return;
        float[] sums = work.add(FloatMemory.of(partials));
        work.pick(sums, 0, work.inputs, FloatMemory.of(wanted.ofWeights));
        if (wanted.ofBiases != null) work.pick(sums, work.inputs, 1, FloatMemory.of(wanted.ofBiases));
    }

    /** Transposing the small weights first makes the product faster. */
    private static void byOperations(INDArray weight, INDArray gradient, INDArray input, Wanted wanted, Pass pass) {
        INDArray rows = ChannelMajor.rows(gradient);
        if (wanted.ofWeights != null)
            NativeOps.run("matmul", arrays(rows, ChannelMajor.rows(input)), arrays(wanted.ofWeights), 0, 1);
        if (wanted.ofBiases != null) RowSums.of(rows, wanted.ofBiases, pass);
        if (wanted.below == null) return;
        INDArray transposed = pass.backwardScratch(weight.dataType(), weight.size(1), weight.size(0));
        SmallMatrices.transpose(weight, transposed);
        NativeOps.run("matmul", arrays(transposed, rows), arrays(ChannelMajor.rows(wanted.below)));
    }

    /** A share of the pixels, piece by piece. */
    private void share(int task) {
        int first = (int) ((long) pixels * task / tasks);
        int end = (int) ((long) pixels * (task + 1) / tasks);
        for (int pixel = first; pixel < end; pixel += step) {
            int count = Math.min(step, end - pixel);
            FloatPointer rows = FloatMemory.after(gradient, pixel);
            if (partials != null) sum(task, rows, pixel, count, pixel == first ? 0 : 1);
            if (below != null) mixBack(rows, pixel, count);
        }
    }

    /** The product, and the sums in one more column. */
    private void sum(int task, FloatPointer rows, int pixel, int count, float kept) {
        int width = inputs + 1;
        FloatPointer products = FloatMemory.after(partials, (long) task * outputs * width);
        cblas_sgemm(
                CblasRowMajor,
                CblasNoTrans,
                CblasTrans,
                outputs,
                inputs,
                count,
                1,
                rows,
                pixels,
                FloatMemory.after(input, pixel),
                pixels,
                kept,
                products,
                width);
        FloatPointer sums = FloatMemory.after(products, inputs);
        cblas_sgemv(CblasRowMajor, CblasNoTrans, outputs, count, 1, rows, pixels, ones, 1, kept, sums, width);
    }

    private void mixBack(FloatPointer rows, int pixel, int count) {
        cblas_sgemm(
                CblasRowMajor,
                CblasTrans,
                CblasNoTrans,
                inputs,
                count,
                outputs,
                1,
                weight,
                inputs,
                rows,
                pixels,
                0,
                FloatMemory.after(below, pixel),
                pixels);
    }

    /** The columns of each row of the sums. */
    private void pick(float[] sums, int column, int count, FloatBuffer to) {
        for (int row = 0; row < outputs; row++) to.put(row * count, sums, row * (inputs + 1) + column, count);
    }

    private float[] add(FloatBuffer shares) {
        int length = outputs * (inputs + 1);
        float[] total = new float[length];
        float[] share = new float[length];
        shares.get(0, total);
        for (int task = 1; task < tasks; task++) {
            shares.get(task * length, share);
            for (int i = 0; i < length; i++) total[i] += share[i];
        }
        return total;
    }
}
