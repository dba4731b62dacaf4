package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution of each channel with a kernel of its own, channel-major: {@code [C, N, H, W] -> [C, N, H', W']};
 * {@code weight [C, 1, k, k]}, {@code bias [C]} unless left out.
 *
 * <p>Runs on the planes as on the {@code C N} channels of one picture, the weights repeated for every picture; the op is
 * fast only with weights {@code [k, k, C, 1]}, which a view of ours is. With stride 1 floats go by {@link DepthwiseRows}.
 */
public final class DepthwiseConvolution implements Operator {
    private final int channels;
    private final Geometry geometry;
    private final boolean biased;
    private final Initialiser initial;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;
    private INDArray repeated;

    private DepthwiseConvolution(int channels, Geometry geometry, boolean biased) {
        this.channels = channels;
        this.geometry = geometry;
        this.biased = biased;
        initial = Initialiser.fanIn((long) geometry.kernel() * geometry.kernel());
    }

    /** With bias; initial weights as in PyTorch. */
    public static DepthwiseConvolution biased(int channels, Geometry geometry) {
        return new DepthwiseConvolution(channels, geometry, true);
    }

    /** Without bias; initial weights as in PyTorch. */
    public static DepthwiseConvolution plain(int channels, Geometry geometry) {
        return new DepthwiseConvolution(channels, geometry, false);
    }

    private int taps() {
        return geometry.kernel() * geometry.kernel();
    }

    @Override
    public List<TensorSpec> tensors() {
        int kernel = geometry.kernel();
        TensorSpec weight = TensorSpec.parameter("weight", initial, channels, 1, kernel, kernel);
        return biased ? List.of(weight, TensorSpec.parameter("bias", initial, channels)) : List.of(weight);
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight").reshape('c', channels, 1, taps());
        bias = values.get("bias");
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight").reshape('c', channels, taps());
        biasGradient = gradients.get("bias");
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        INDArray output = pass.activation(
                input.dataType(),
                channels,
                input.size(1),
                geometry.output(input.size(2)),
                geometry.output(input.size(3)));
        if (DepthwiseRows.takes(input, geometry)) {
            float[] biases = biased ? bias.toFloatVector() : new float[channels];
            new DepthwiseRows(input, output, weight, geometry).forward(biases);
            return output;
        }
        repeated = pass.activation(input.dataType(), channels, input.size(1), taps());
        for (long i = 0; i < input.size(1); i++) repeated.slice(i, 1).assign(weight.slice(0, 1));
        NativeOps.run(
                "depthwise_conv2d", arrays(planes(input), kernels(repeated)), arrays(planes(output)), arguments());
        if (biased) ChannelMajor.addBias(output, bias);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient() && !pass.parameterGradients()) return null;
        if (DepthwiseRows.takes(input, geometry)) return backwardByRows(gradient, pass);
        INDArray below = pass.inputGradient()
                ? pass.gradient(input.dataType(), input.shape())
                : pass.backwardScratch(input.dataType(), input.shape());
        INDArray kernelGradients = pass.backwardScratch(input.dataType(), repeated.shape());
        NativeOps.run(
                "depthwise_conv2d_bp",
                arrays(planes(input), kernels(repeated), planes(gradient)),
                arrays(planes(below), kernels(kernelGradients)),
                arguments());
        if (pass.parameterGradients()) {
            weightGradient.assign(kernelGradients.sum(1));
            if (biased) RowSums.of(ChannelMajor.rows(gradient), biasGradient, pass);
        }
        return pass.inputGradient() ? below : null;
    }

    private INDArray backwardByRows(INDArray gradient, Pass pass) {
        INDArray below = pass.inputGradient() ? pass.gradient(input.dataType(), input.shape()) : null;
        boolean wanted = pass.parameterGradients();
        new DepthwiseRows(input, FloatMemory.contiguous(gradient, pass), weight, geometry)
                .backward(null, below, wanted ? weightGradient : null, wanted ? biasGradient : null);
        return below;
    }

    private static INDArray planes(INDArray array) {
        return array.reshape('c', 1, array.size(0) * array.size(1), array.size(2), array.size(3));
    }

    private INDArray kernels(INDArray flat) {
        int kernel = geometry.kernel();
        return flat.reshape('c', flat.size(0) * flat.size(1), 1, kernel, kernel).permute(2, 3, 0, 1);
    }

    private int[] arguments() {
        int[] arguments = geometry.arguments();
        arguments[arguments.length - 1] = 0;
        return arguments;
    }
}
