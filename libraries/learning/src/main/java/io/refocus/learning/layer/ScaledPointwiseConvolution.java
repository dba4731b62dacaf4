package io.refocus.learning.layer;

import io.refocus.learning.layer.PointwiseProductGradients.Wanted;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * 1x1 convolution times a learned factor per channel that starts at zero, channel-major {@code [I, N, H, W] ->
 * [O, N, H, W]}: the end of a residual branch that starts at zero. The factor is multiplied into the weights, not
 * into the pictures.
 */
public final class ScaledPointwiseConvolution implements Operator {
    private final int inputs;
    private final int outputs;
    private final String weightName;
    private final String biasName;
    private final String scaleName;
    private INDArray weight;
    private INDArray bias;
    private INDArray scale;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray scaleGradient;
    private INDArray input;
    private INDArray scaled;

    /**
     * @param name prefix of {@code weight [O, I, 1, 1]} and {@code bias [O]}
     * @param scale name of the factors {@code [O]}
     */
    public ScaledPointwiseConvolution(String name, String scale, int inputs, int outputs) {
        this.inputs = inputs;
        this.outputs = outputs;
        weightName = name + ".weight";
        biasName = name + ".bias";
        scaleName = scale;
    }

    @Override
    public List<TensorSpec> tensors() {
        Initialiser initial = Initialiser.fanIn(inputs);
        return List.of(
                TensorSpec.parameter(weightName, initial, outputs, inputs, 1, 1),
                TensorSpec.parameter(biasName, initial, outputs),
                TensorSpec.parameter(scaleName, Initialiser.zero(), outputs));
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get(weightName).reshape('c', outputs, inputs);
        bias = values.get(biasName);
        scale = values.get(scaleName);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get(weightName).reshape('c', outputs, inputs);
        biasGradient = gradients.get(biasName);
        scaleGradient = gradients.get(scaleName);
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        return forwardOnto(null, input, pass);
    }

    @Override
    public INDArray forwardOnto(INDArray base, INDArray input, Pass pass) {
        this.input = input;
        scaled = pass.activation(input.dataType(), outputs, inputs);
        SmallMatrices.scaleRows(weight, scale, scaled);
        INDArray offset = bias.mul(scale, pass.forwardScratch(input.dataType(), outputs));
        INDArray output = pass.activation(input.dataType(), outputs, input.size(1), input.size(2), input.size(3));
        PointwiseProduct.run(scaled, offset, base, input, output);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray below = pass.inputGradient() ? pass.gradient(input.dataType(), input.shape()) : null;
        if (!pass.parameterGradients()) {
            PointwiseProductGradients.run(scaled, gradient, input, new Wanted(null, null, below), pass);
            return below;
        }
        INDArray ofScaled = pass.backwardScratch(gradient.dataType(), outputs, inputs);
        PointwiseProductGradients.run(scaled, gradient, input, new Wanted(ofScaled, biasGradient, below), pass);
        ofFactors(ofScaled, pass);
        return below;
    }

    /** From the gradient of the product of weights and factors to that of either, by the product rule. */
    private void ofFactors(INDArray ofScaled, Pass pass) {
        RowSums.ofProduct(ofScaled, weight, scaleGradient, pass);
        scaleGradient.addi(biasGradient.mul(bias, pass.backwardScratch(ofScaled.dataType(), outputs)));
        SmallMatrices.scaleRows(ofScaled, scale, weightGradient);
        biasGradient.muli(scale);
    }
}
