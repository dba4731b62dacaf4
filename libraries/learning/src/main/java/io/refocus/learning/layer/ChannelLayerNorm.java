package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Layer norm over the channels of each pixel, channel-major {@code [C, N, H, W]}: mean 0 and variance 1 (biased, epsilon
 * 1e-6), then {@code weight} and {@code bias}, both {@code [C]}. NAFNet's norm (arXiv:2204.04676). Floats go by {@link PixelNorm}.
 */
public final class ChannelLayerNorm implements Operator {
    private static final double EPSILON = 1e-6;
    private final int channels;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;
    private INDArray standardised;
    private INDArray scale;

    /** @param channels C */
    public ChannelLayerNorm(int channels) {
        this.channels = channels;
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter("weight", new Initialiser.Constant(1), channels),
                TensorSpec.parameter("bias", Initialiser.zero(), channels));
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight").reshape('c', channels, 1);
        bias = values.get("bias");
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight");
        biasGradient = gradients.get("bias");
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        if (!FloatMemory.contiguous(input)) return forwardByOperations(input, pass);
        INDArray output = pass.training() ? pass.activation(input.dataType(), input.shape()) : pass.over(input);
        PixelNorm.forward(input, output, weight, bias, EPSILON);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        return FloatMemory.contiguous(input)
                ? backwardByPieces(null, gradient, pass)
                : backwardByOperations(gradient, pass);
    }

    @Override
    public INDArray backwardOnto(INDArray base, INDArray gradient, Pass pass) {
        if (!FloatMemory.contiguous(input) || !FloatMemory.contiguous(base))
            return Operator.super.backwardOnto(base, gradient, pass);
        return backwardByPieces(base, gradient, pass);
    }

    private INDArray backwardByPieces(INDArray base, INDArray gradient, Pass pass) {
        INDArray whole = FloatMemory.contiguous(gradient, pass);
        INDArray below = pass.inputGradient()
                ? pass.gradient(gradient.dataType(), gradient.shape())
                : pass.backwardScratch(gradient.dataType(), gradient.shape());
        INDArray ofWeights = pass.backwardScratch(gradient.dataType(), channels);
        INDArray ofBiases = pass.backwardScratch(gradient.dataType(), channels);
        PixelNorm.backward(input, whole, base, below, weight, EPSILON, ofWeights, ofBiases);
        if (pass.parameterGradients()) {
            weightGradient.assign(ofWeights);
            biasGradient.assign(ofBiases);
        }
        return pass.inputGradient() ? below : null;
    }

    private INDArray forwardByOperations(INDArray input, Pass pass) {
        INDArray share = pass.forwardScratch(input.dataType(), channels, 1).assign(1.0 / channels);
        standardised = ChannelMajor.rows(pass.activation(input.dataType(), input.shape()));
        INDArray rows = ChannelMajor.rows(input);
        scale = pass.activation(input.dataType(), 1, rows.size(1));
        NativeOps.run("matmul", arrays(share, rows), arrays(scale), 1, 0);
        Nd4j.exec(new BroadcastSubOp(rows, scale, standardised, 1));
        INDArray squares = standardised.mul(standardised, pass.forwardScratch(input.dataType(), standardised.shape()));
        NativeOps.run("matmul", arrays(share, squares), arrays(scale), 1, 0);
        Transforms.sqrt(scale.addi(EPSILON), false).rdivi(1.0);
        standardised.muliRowVector(scale);
        INDArray output = pass.activation(input.dataType(), input.shape());
        Nd4j.exec(new BroadcastMulOp(standardised, weight, ChannelMajor.rows(output), 0));
        ChannelMajor.addBias(output, bias);
        return output;
    }

    private INDArray backwardByOperations(INDArray gradient, Pass pass) {
        INDArray rows = ChannelMajor.rows(gradient);
        INDArray product = rows.mul(standardised, pass.backwardScratch(rows.dataType(), rows.shape()));
        if (pass.parameterGradients()) {
            RowSums.of(product, weightGradient, pass);
            RowSums.of(rows, biasGradient, pass);
        }
        if (!pass.inputGradient()) return null;
        // With g the gradient times the weight: scale (g - mean(g) - x mean(g x)), means over the channels.
        INDArray share = weight.mul(1.0 / channels, pass.backwardScratch(rows.dataType(), channels, 1));
        INDArray mean = pass.backwardScratch(rows.dataType(), 1, rows.size(1));
        NativeOps.run("matmul", arrays(share, product), arrays(mean), 1, 0);
        standardised.muliRowVector(mean);
        NativeOps.run("matmul", arrays(share, rows), arrays(mean), 1, 0);
        INDArray below = pass.gradient(gradient.dataType(), gradient.shape());
        INDArray result = ChannelMajor.rows(below);
        Nd4j.exec(new BroadcastMulOp(rows, weight, result, 0));
        result.subiRowVector(mean).subi(standardised).muliRowVector(scale);
        return below;
    }
}
