package io.refocus.learning.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Product of the two halves of the channels, channel-major: {@code [2C, N, H, W] -> [C, N, H, W]} (arXiv:2204.04676). */
public final class SimpleGate implements Operator {
    private INDArray input;

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        return lower(input).mul(upper(input), product(input, pass));
    }

    /** In inference the product may overwrite the lower half. */
    private static INDArray product(INDArray input, Pass pass) {
        if (pass.inputFree() && !pass.training()) return lower(input);
        return pass.activation(input.dataType(), input.size(0) / 2, input.size(1), input.size(2), input.size(3));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(input.dataType(), input.shape());
        gradient.mul(upper(input), lower(below));
        gradient.mul(lower(input), upper(below));
        return below;
    }

    private static INDArray lower(INDArray array) {
        return array.get(interval(0, array.size(0) / 2));
    }

    private static INDArray upper(INDArray array) {
        return array.get(interval(array.size(0) / 2, array.size(0)));
    }
}
