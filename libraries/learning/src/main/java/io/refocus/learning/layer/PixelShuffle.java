package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code [N, C r r, H, W] -> [N, C, rH, rW]}: the inverse of {@link PixelUnshuffle}. */
public final class PixelShuffle implements Operator {
    private final int factor;

    public PixelShuffle(int factor) {
        this.factor = factor;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        INDArray output = pass.activation(
                input.dataType(),
                input.size(0),
                input.size(1) / factor / factor,
                input.size(2) * factor,
                input.size(3) * factor);
        PixelUnshuffle.scatter(input, output, factor);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        long channels = gradient.size(1) * factor * factor;
        INDArray below = pass.gradient(
                gradient.dataType(), gradient.size(0), channels, gradient.size(2) / factor, gradient.size(3) / factor);
        PixelUnshuffle.gather(gradient, below, factor);
        return below;
    }
}
