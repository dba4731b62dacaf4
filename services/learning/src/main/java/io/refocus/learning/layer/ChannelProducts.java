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
 * Gradients of the weights and biases of a mix of channels: a product of two matrices of few rows and as many columns as there
 * are pixels, and the sums of one of them. By BLAS on pieces that stay in the second cache, which takes half as long as
 * libnd4j's {@code matmul}.
 *
 * <p>Partial sums are always the same and added in one order, so results do not depend on the number of threads.
 */
final class ChannelProducts {
    private static final int PIECE = 65_536;
    private static final int TASKS = 8;
    private static final float[] ONES = new float[PIECE / 2];

    static {
        Arrays.fill(ONES, 1);
    }

    private final FloatPointer gradient;
    private final FloatPointer input;
    private final FloatPointer ones;
    private final FloatPointer partials;
    private final int outputs;
    private final int inputs;
    private final int pixels;
    private final int step;
    private final int tasks;

    private ChannelProducts(INDArray gradient, INDArray input, INDArray ones, INDArray partials) {
        outputs = Math.toIntExact(gradient.size(0));
        inputs = Math.toIntExact(input.size(0));
        pixels = Math.toIntExact(gradient.length() / outputs);
        step = Math.toIntExact(ones.length());
        tasks = Math.toIntExact(partials.size(0));
        this.gradient = Floats.pointer(gradient);
        this.input = Floats.pointer(input);
        this.ones = Floats.pointer(ones);
        this.partials = Floats.pointer(partials);
    }

    /**
     * @param gradient of the result, {@code [O, N, H, W]}
     * @param input {@code [I, N, H, W]}
     * @param ofWeights receives the sums over the pixels of gradient times input, {@code [O, I]}
     * @param ofBiases receives the sums of the gradient, {@code [O]}; null if there are no biases
     */
    static void gradients(INDArray gradient, INDArray input, INDArray ofWeights, INDArray ofBiases, Pass pass) {
        if (!Floats.contiguous(gradient) || !Floats.contiguous(input)) {
            INDArray rows = ChannelMajor.rows(gradient);
            NativeOps.run("matmul", arrays(rows, ChannelMajor.rows(input)), arrays(ofWeights), 0, 1);
            if (ofBiases != null) RowSums.of(rows, ofBiases, pass);
            return;
        }
        long channels = gradient.size(0) + input.size(0);
        long pixels = gradient.length() / gradient.size(0);
        long step = Math.min(pixels, Math.max(1, PIECE / channels));
        INDArray ones = pass.backwardScratch(gradient.dataType(), step);
        Floats.of(ones).put(ONES, 0, Math.toIntExact(step));
        long tasks = Math.min(TASKS, (pixels + step - 1) / step);
        INDArray partials = pass.backwardScratch(gradient.dataType(), tasks, gradient.size(0), input.size(0) + 1);
        ChannelProducts work = new ChannelProducts(gradient, input, ones, partials);
        Cores.each(tasks, gradient.length(), work::sum);
        float[] sums = work.add(Floats.of(partials));
        work.pick(sums, 0, work.inputs, Floats.of(ofWeights));
        if (ofBiases != null) work.pick(sums, work.inputs, 1, Floats.of(ofBiases));
    }

    /** A share of the pixels: the product, and in one more column the sums. */
    private void sum(int task) {
        int first = (int) ((long) pixels * task / tasks);
        int end = (int) ((long) pixels * (task + 1) / tasks);
        int width = inputs + 1;
        FloatPointer products = Floats.after(partials, (long) task * outputs * width);
        FloatPointer sums = Floats.after(products, inputs);
        for (int pixel = first; pixel < end; pixel += step) {
            int count = Math.min(step, end - pixel);
            float kept = pixel == first ? 0 : 1;
            FloatPointer rows = Floats.after(gradient, pixel);
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
                    Floats.after(input, pixel),
                    pixels,
                    kept,
                    products,
                    width);
            cblas_sgemv(CblasRowMajor, CblasNoTrans, outputs, count, 1, rows, pixels, ones, 1, kept, sums, width);
        }
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
