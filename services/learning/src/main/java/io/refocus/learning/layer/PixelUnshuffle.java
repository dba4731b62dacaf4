package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code [N, C, rH, rW] -> [N, C r r, H, W]}, channel {@code c r r + i r + j} holding the pixels (i, j) of each r x r cell. */
public final class PixelUnshuffle implements Operator {
    private final int factor;

    public PixelUnshuffle(int factor) {
        this.factor = factor;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        long channels = input.size(1) * factor * factor;
        INDArray output = pass.activation(
                input.dataType(), input.size(0), channels, input.size(2) / factor, input.size(3) / factor);
        gather(input, output, factor);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(
                gradient.dataType(),
                gradient.size(0),
                gradient.size(1) / factor / factor,
                gradient.size(2) * factor,
                gradient.size(3) * factor);
        scatter(gradient, below, factor);
        return below;
    }

    static void gather(INDArray large, INDArray small, int factor) {
        cells(small, factor).assign(view(large, factor));
    }

    static void scatter(INDArray small, INDArray large, int factor) {
        view(large, factor).assign(cells(small, factor));
    }

    private static INDArray cells(INDArray small, int factor) {
        long channels = small.size(1) / factor / factor;
        return small.reshape('c', small.size(0), channels, factor, factor, small.size(2), small.size(3));
    }

    private static INDArray view(INDArray large, int factor) {
        return large.reshape(
                        'c',
                        large.size(0),
                        large.size(1),
                        large.size(2) / factor,
                        factor,
                        large.size(3) / factor,
                        factor)
                .permute(0, 1, 3, 5, 2, 4);
    }
}
