package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Applies an operator to channel-major pictures {@code [C, N, H, W]} as one tall picture {@code [1, C, N H, W]};
 * valid for operators whose outputs depend on pixels of one picture only, such as {@link PixelShuffle}.
 */
public final class ChannelMajorAdapter implements Operator {
    private final Operator operator;

    public ChannelMajorAdapter(Operator operator) {
        this.operator = operator;
    }

    @Override
    public List<TensorSpec> tensors() {
        return operator.tensors();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        operator.bind(values);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        operator.bindGradients(gradients);
    }

    @Override
    public boolean needsOutput() {
        return operator.needsOutput();
    }

    @Override
    public boolean overwritesGradient() {
        return operator.overwritesGradient();
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        return pictures(operator.forward(tall(input), pass), input.size(1));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray below = operator.backward(tall(gradient), pass);
        return below == null ? null : pictures(below, gradient.size(1));
    }

    private static INDArray tall(INDArray array) {
        return array.reshape('c', 1, array.size(0), array.size(1) * array.size(2), array.size(3));
    }

    private static INDArray pictures(INDArray tall, long pictures) {
        return tall.reshape('c', tall.size(1), pictures, tall.size(2) / pictures, tall.size(3));
    }
}
