package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Mean of every cell of {@code side x side} pixels: {@code [N, C, H, W] -> [N, C, H / side, W / side]}, rest cut off. */
public final class AveragePooling implements Operator {
    private final int side;
    private INDArray input;

    /** @param side {@code >= 1} */
    public AveragePooling(int side) {
        if (side < 1) throw new IllegalArgumentException("need side >= 1, got " + side);
        this.side = side;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        INDArray output = pass.activation(
                input.dataType(), input.size(0), input.size(1), input.size(2) / side, input.size(3) / side);
        NativeOps.run("avgpool2d", arrays(input), arrays(output), arguments());
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(input.dataType(), input.shape());
        NativeOps.run("avgpool2d_bp", arrays(input, gradient), arrays(below), arguments());
        return below;
    }

    private int[] arguments() {
        return new int[] {side, side, side, side, 0, 0, 1, 1, 0, 0, 0};
    }
}
