package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.point;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of stride 1 to few channels: {@code [N, I, H, W] -> [N, O, H - k + 1, W - k + 1]}; {@code weight [O, I, k, k]},
 * {@code bias [O]}.
 *
 * <p>oneDNN computes 16 output channels where 3 are needed. So one convolution with kernels of one row, {@code 1 x k},
 * gives {@code O k} channels, a row of a kernel each, and {@link ShiftedRows} sums them: a third of the work for 7x7
 * kernels and 3 channels. For floats; doubles use the plain convolution.
 */
public final class RowwiseConvolution implements Operator {
    private final int inputs;
    private final int outputs;
    private final int kernel;
    private final Convolution whole;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;

    /** With the given initial weights and a bias of zero. */
    public RowwiseConvolution(int inputs, int outputs, int kernel, Initialiser weights) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.kernel = kernel;
        whole = new Convolution(inputs, outputs, Geometry.valid(kernel), weights);
    }

    @Override
    public List<TensorSpec> tensors() {
        return whole.tensors();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight");
        bias = values.get("bias");
        whole.bind(values);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight");
        biasGradient = gradients.get("bias");
        whole.bindGradients(gradients);
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        if (!FloatMemory.contiguous(input)) return whole.forward(input, pass);
        INDArray rows = rowKernels(pass.forwardScratch(input.dataType(), rowKernelShape()));
        INDArray none = pass.forwardScratch(input.dataType(), rows.size(0)).assign(0);
        INDArray partial = pass.forwardScratch(input.dataType(), partialShape());
        NativeOps.run("conv2d", arrays(input, rows, none), arrays(partial), arguments());
        INDArray output =
                pass.activation(input.dataType(), input.size(0), outputs, input.size(2) - kernel + 1, partial.size(3));
        ShiftedRows.gather(partial, output, bias.toFloatVector());
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!FloatMemory.contiguous(input)) return whole.backward(gradient, pass);
        INDArray rows = rowKernels(pass.backwardScratch(input.dataType(), rowKernelShape()));
        INDArray none = pass.backwardScratch(input.dataType(), rows.size(0)).assign(0);
        INDArray partial = pass.backwardScratch(input.dataType(), partialShape());
        ShiftedRows.scatter(gradient, partial);
        INDArray below = pass.inputGradient()
                ? pass.gradient(input.dataType(), input.shape())
                : pass.backwardScratch(input.dataType(), input.shape());
        INDArray rowGradients = pass.backwardScratch(input.dataType(), rowKernelShape());
        INDArray sums = pass.backwardScratch(input.dataType(), rows.size(0));
        NativeOps.run("conv2d_bp", arrays(input, rows, none, partial), arrays(below, rowGradients, sums), arguments());
        if (!pass.parameterGradients()) return below;
        weightGradient.assign(
                rowGradients.reshape('c', outputs, kernel, inputs, kernel).permute(0, 2, 1, 3));
        biasGradient.assign(sums.reshape('c', outputs, kernel).get(all(), point(0)));
        return pass.inputGradient() ? below : null;
    }

    /** {@code [O k, I, 1, k]}: the rows of each output's kernels, one after the other. */
    private INDArray rowKernels(INDArray rows) {
        rows.reshape('c', outputs, kernel, inputs, kernel).assign(weight.permute(0, 2, 1, 3));
        return rows;
    }

    private long[] rowKernelShape() {
        return new long[] {(long) outputs * kernel, inputs, 1, kernel};
    }

    private long[] partialShape() {
        return new long[] {input.size(0), (long) outputs * kernel, input.size(2), input.size(3) - kernel + 1};
    }

    /** As {@link Geometry#arguments()}, of one row. */
    private int[] arguments() {
        return new int[] {1, kernel, 1, 1, 0, 0, 1, 1, 0, 0, 1};
    }
}
