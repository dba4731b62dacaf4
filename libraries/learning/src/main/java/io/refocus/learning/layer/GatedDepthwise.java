package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@link DepthwiseConvolution} of stride 1 and {@link SimpleGate} in one, channel-major: {@code [2C, N, H, W] -> [C, N, H', W']};
 * {@code weight [2C, 1, k, k]}, {@code bias [2C]}. The factors are written to memory only if a backward pass follows,
 * their gradients never. Floats use {@link DepthwiseRows}, doubles the two operators.
 */
public final class GatedDepthwise implements Operator {
    private final Operator apart;
    private final int channels;
    private final Geometry geometry;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;
    private INDArray convolved;

    /** @param channels C, of the result */
    public GatedDepthwise(int channels, Geometry geometry) {
        apart = new Sequential(DepthwiseConvolution.biased(2 * channels, geometry), new SimpleGate());
        this.channels = channels;
        this.geometry = geometry;
    }

    @Override
    public List<TensorSpec> tensors() {
        return apart.tensors();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        apart.bind(values);
        weight = values.get("weight");
        bias = values.get("bias");
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        apart.bindGradients(gradients);
        weightGradient = gradients.get("weight");
        biasGradient = gradients.get("bias");
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        if (!DepthwiseRows.takes(input, geometry)) return apart.forward(input, pass);
        INDArray output = pass.activation(input.dataType(), shape(channels));
        convolved = pass.training() ? pass.activation(input.dataType(), shape(2 * channels)) : null;
        new DepthwiseRows(input, output, weight, geometry).forwardGated(bias.toFloatVector(), convolved);
        return output;
    }

    private long[] shape(int channels) {
        return new long[] {channels, input.size(1), geometry.output(input.size(2)), geometry.output(input.size(3))};
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!DepthwiseRows.takes(input, geometry)) return apart.backward(gradient, pass);
        if (!pass.inputGradient() && !pass.parameterGradients()) return null;
        INDArray below = pass.inputGradient() ? pass.gradient(input.dataType(), input.shape()) : null;
        boolean wanted = pass.parameterGradients();
        new DepthwiseRows(input, FloatMemory.contiguous(gradient, pass), weight, geometry)
                .backward(convolved, below, wanted ? weightGradient : null, wanted ? biasGradient : null);
        return below;
    }
}
