package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Simplified channel attention, channel-major {@code [C, N, H, W]}: every plane times its factor, the factors of a picture
 * being {@code weight} times the means of its planes plus {@code bias}; {@code weight [C, C, 1, 1]}, {@code bias [C]}
 * (arXiv:2204.04676).
 */
public final class ChannelAttention implements Operator {
    private final int channels;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;
    private INDArray means;
    private INDArray factors;

    /** @param channels C */
    public ChannelAttention(int channels) {
        this.channels = channels;
    }

    @Override
    public List<TensorSpec> tensors() {
        Initialiser initial = Initialiser.fanIn(channels);
        return List.of(
                TensorSpec.parameter("weight", initial, channels, channels, 1, 1),
                TensorSpec.parameter("bias", initial, channels));
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight").reshape('c', channels, channels);
        bias = values.get("bias").reshape('c', channels, 1);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight").reshape('c', channels, channels);
        biasGradient = gradients.get("bias");
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        boolean direct = FloatMemory.contiguous(input);
        means = pass.activation(input.dataType(), channels, input.size(1));
        if (direct) PlaneFactors.means(input, means);
        else Normalisation.planeMeans(input, means);
        factors = pass.activation(input.dataType(), channels, input.size(1));
        NativeOps.run("matmul", arrays(weight, means), arrays(factors));
        factors.addiColumnVector(bias);
        INDArray output = pass.training() ? pass.activation(input.dataType(), input.shape()) : pass.over(input);
        if (direct) PlaneFactors.apply(input, factors, null, output);
        else Nd4j.exec(new BroadcastMulOp(Normalisation.rows(input), column(factors), Normalisation.rows(output), 0));
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray slopes = pass.backwardScratch(gradient.dataType(), channels, input.size(1));
        boolean direct = FloatMemory.contiguous(gradient) && FloatMemory.contiguous(input);
        if (direct) {
            PlaneFactors.productMeans(gradient, input, slopes);
        } else {
            INDArray product = gradient.mul(input, pass.backwardScratch(gradient.dataType(), gradient.shape()));
            Normalisation.planeMeans(product, slopes);
        }
        if (pass.parameterGradients()) {
            long pixels = gradient.size(2) * gradient.size(3);
            INDArray sums = slopes.mul(pixels, pass.backwardScratch(gradient.dataType(), slopes.shape()));
            NativeOps.run("matmul", arrays(sums, means), arrays(weightGradient), 0, 1);
            RowSums.of(sums, biasGradient, pass);
        }
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(gradient.dataType(), gradient.shape());
        INDArray offsets = pass.backwardScratch(gradient.dataType(), slopes.shape());
        NativeOps.run("matmul", arrays(weight, slopes), arrays(offsets), 1, 0);
        if (direct) {
            PlaneFactors.apply(gradient, factors, offsets, below);
            return below;
        }
        Nd4j.exec(new BroadcastMulOp(Normalisation.rows(gradient), column(factors), Normalisation.rows(below), 0));
        Normalisation.rows(below).addiColumnVector(column(offsets));
        return below;
    }

    private static INDArray column(INDArray table) {
        return table.reshape('c', table.length(), 1);
    }
}
