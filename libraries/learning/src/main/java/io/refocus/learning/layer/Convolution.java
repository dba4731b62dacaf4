package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Convolution. {@code [N, I, H, W] -> [N, O, H', W']} with {@code H' = floor((H + 2 padding - kernel) / stride) + 1};
 * {@code weight [O, I, k, k]}, {@code bias [O]} unless left out.
 */
public final class Convolution implements Operator {
    private final int inputs;
    private final int outputs;
    private final Geometry geometry;
    private final Initialiser weights;
    private final Initialiser biases;
    private boolean biased = true;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;
    private Winograd winograd;

    /** With the given initial weights and a bias of zero. */
    public Convolution(int inputs, int outputs, Geometry geometry, Initialiser weights) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.geometry = geometry;
        this.weights = weights;
        this.biases = Initialiser.zero();
    }

    /** With PyTorch's initial weights and bias. */
    public Convolution(int inputs, int outputs, Geometry geometry) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.geometry = geometry;
        this.weights = Initialiser.fanIn((long) inputs * geometry.kernel() * geometry.kernel());
        this.biases = weights;
    }

    /** Without bias; initial weights as in PyTorch. */
    public static Convolution plain(int inputs, int outputs, Geometry geometry) {
        Convolution convolution = new Convolution(inputs, outputs, geometry);
        convolution.biased = false;
        return convolution;
    }

    @Override
    public List<TensorSpec> tensors() {
        int kernel = geometry.kernel();
        TensorSpec weight = TensorSpec.parameter("weight", weights, outputs, inputs, kernel, kernel);
        return biased ? List.of(weight, TensorSpec.parameter("bias", biases, outputs)) : List.of(weight);
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight");
        bias = biased ? values.get("bias") : Nd4j.zeros(weight.dataType(), outputs);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight");
        biasGradient = biased ? gradients.get("bias") : Nd4j.zeros(weightGradient.dataType(), outputs);
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        long height = geometry.output(input.size(2));
        long width = geometry.output(input.size(3));
        winograd = null;
        if (Winograd.isFaster(weight, geometry, input, height, width)) {
            INDArray output = pass.activation(input.dataType(), input.size(0), outputs, height, width);
            winograd = new Winograd(weight, geometry.padding(), pass::kept);
            winograd.forward(input, bias.toFloatVector(), output, pass::forwardScratch);
            return output;
        }
        INDArray output = pass.channelsLast() && input.dataType() == DataType.FLOAT && ChannelsLastNorm.writes(outputs)
                ? pass.forwardScratch(input.dataType(), input.size(0), height, width, outputs)
                        .permute(0, 3, 1, 2)
                : pass.activation(input.dataType(), input.size(0), outputs, height, width);
        NativeOps.run("conv2d", arrays(input, weight, bias), arrays(output), geometry.arguments());
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (winograd != null) return winogradBackward(gradient, pass);
        if (!pass.parameterGradients()) return inputGradient(gradient, pass);
        if (!pass.inputGradient() && reversible(gradient)) {
            weightGradientAlone(gradient, pass);
            return null;
        }
        INDArray below = pass.inputGradient()
                ? pass.gradient(input.dataType(), input.shape())
                : pass.backwardScratch(input.dataType(), input.shape());
        NativeOps.run(
                "conv2d_bp",
                arrays(input, weight, bias, gradient),
                arrays(below, weightGradient, biasGradient),
                geometry.arguments());
        return pass.inputGradient() ? below : null;
    }

    private INDArray winogradBackward(INDArray given, Pass pass) {
        INDArray gradient = Winograd.takes(given)
                ? given
                : pass.backwardScratch(given.dataType(), given.shape()).assign(given);
        INDArray below = pass.inputGradient() ? pass.gradient(input.dataType(), input.shape()) : null;
        INDArray ofWeight = pass.parameterGradients() ? weightGradient : null;
        winograd.backward(input, gradient, ofWeight, below, pass::backwardScratch);
        if (pass.parameterGradients()) RowSums.ofPlanes(gradient, biasGradient, pass);
        return below;
    }

    /** Whether the transposed convolution of the output has the size of the input. */
    private boolean reversible(INDArray gradient) {
        return geometry.transposed(gradient.size(2)) == input.size(2)
                && geometry.transposed(gradient.size(3)) == input.size(3);
    }

    /**
     * The backward pass of the transposed convolution with output and input swapped has the same weight gradient, and
     * needs a forward convolution instead of the input gradient, which is slow for inputs of few channels.
     */
    private void weightGradientAlone(INDArray gradient, Pass pass) {
        INDArray unused = pass.backwardScratch(gradient.dataType(), gradient.shape());
        NativeOps.run(
                "deconv2d_bp", arrays(gradient, weight, input), arrays(unused, weightGradient), geometry.arguments());
        RowSums.ofPlanes(gradient, biasGradient, pass);
    }

    /** The transposed convolution with the same weights, where its output size is that of the input. */
    private INDArray inputGradient(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(input.dataType(), input.shape());
        if (reversible(gradient)) {
            NativeOps.run("deconv2d", arrays(gradient, weight), arrays(below), geometry.arguments());
            return below;
        }
        INDArray unused = pass.backwardScratch(weight.dataType(), weight.shape());
        INDArray unusedBias = pass.backwardScratch(bias.dataType(), bias.shape());
        NativeOps.run(
                "conv2d_bp",
                arrays(input, weight, bias, gradient),
                arrays(below, unused, unusedBias),
                geometry.arguments());
        return below;
    }
}
