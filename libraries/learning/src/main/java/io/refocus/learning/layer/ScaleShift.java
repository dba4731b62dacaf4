package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code scale x + shift} with fixed numbers, for example to the range a pretrained network was trained on. */
public final class ScaleShift implements Operator {
    private final double scale;
    private final double shift;

    public ScaleShift(double scale, double shift) {
        this.scale = scale;
        this.shift = shift;
    }

    @Override
    public boolean overwritesGradient() {
        return true;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        return input.mul(scale, pass.over(input)).addi(shift);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        return pass.inputGradient() ? gradient.muli(scale) : null;
    }
}
