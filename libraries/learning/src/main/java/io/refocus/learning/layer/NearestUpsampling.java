package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/** Every pixel as a square of {@code factor x factor}: {@code [N, C, H, W] -> [N, C, factor H, factor W]}. */
public final class NearestUpsampling implements Operator {
    private final int factor;

    /** @param factor {@code >= 1} */
    public NearestUpsampling(int factor) {
        if (factor < 1) throw new IllegalArgumentException("need factor >= 1, got " + factor);
        this.factor = factor;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        INDArray output = pass.activation(
                input.dataType(), input.size(0), input.size(1), factor * input.size(2), factor * input.size(3));
        INDArray planes = planes(input);
        for (int i = 0; i < factor * factor; i++)
            PixelUnshuffle.pixel(output, i, factor).assign(planes);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(
                gradient.dataType(),
                gradient.size(0),
                gradient.size(1),
                gradient.size(2) / factor,
                gradient.size(3) / factor);
        INDArray planes = planes(below).assign(PixelUnshuffle.pixel(gradient, 0, factor));
        for (int i = 1; i < factor * factor; i++) planes.addi(PixelUnshuffle.pixel(gradient, i, factor));
        return below;
    }

    private static INDArray planes(INDArray array) {
        return array.reshape('c', array.size(0) * array.size(1), array.size(2), array.size(3));
    }
}
