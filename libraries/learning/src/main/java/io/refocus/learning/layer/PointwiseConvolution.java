package io.refocus.learning.layer;

import io.refocus.learning.layer.PointwiseProductGradients.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * 1x1 convolution of channel-major pictures, {@code [I, N, H, W] -> [O, N, H, W]}; {@code weight [O, I, 1, 1]},
 * {@code bias [O]} unless left out. One matrix product: {@code conv2d} on NCHW takes four times as long.
 */
public final class PointwiseConvolution implements Operator {
    private final int inputs;
    private final int outputs;
    private final int side;
    private final boolean biased;
    private final Initialiser initial;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;

    private PointwiseConvolution(int inputs, int outputs, int side, boolean biased) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.side = side;
        this.biased = biased;
        initial = Initialiser.fanIn(inputs);
    }

    /** With bias; initial weights as in PyTorch. */
    public static PointwiseConvolution biased(int inputs, int outputs) {
        return new PointwiseConvolution(inputs, outputs, 1, true);
    }

    /** Without bias; initial weights as in PyTorch. */
    public static PointwiseConvolution plain(int inputs, int outputs) {
        return new PointwiseConvolution(inputs, outputs, 1, false);
    }

    /**
     * With bias: what a convolution whose stride is its kernel's side does to pictures, done to the pixels of its patches as
     * {@link PixelUnshuffle} lays them out, {@code [I side side, N, H, W]}; {@code weight [O, I, side, side]}.
     */
    public static PointwiseConvolution ofPatches(int inputs, int outputs, int side) {
        return new PointwiseConvolution(inputs * side * side, outputs, side, true);
    }

    @Override
    public List<TensorSpec> tensors() {
        List<TensorSpec> tensors = new ArrayList<>();
        tensors.add(TensorSpec.parameter("weight", initial, outputs, inputs / side / side, side, side));
        if (biased) tensors.add(TensorSpec.parameter("bias", initial, outputs));
        return tensors;
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight").reshape('c', outputs, inputs);
        bias = values.get("bias");
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight").reshape('c', outputs, inputs);
        biasGradient = gradients.get("bias");
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        INDArray output = pass.activation(input.dataType(), outputs, input.size(1), input.size(2), input.size(3));
        PointwiseProduct.run(weight, bias, null, input, output);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray below = pass.inputGradient() ? pass.gradient(input.dataType(), input.shape()) : null;
        boolean wanted = pass.parameterGradients();
        Wanted gradients = new Wanted(wanted ? weightGradient : null, wanted ? biasGradient : null, below);
        PointwiseProductGradients.run(weight, gradient, input, gradients, pass);
        return below;
    }
}
