package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm without affine parameters: each channel of each picture to mean 0 and variance 1 over its pixels
 * (biased variance, epsilon 1e-5), in training and in inference alike.
 */
public final class InstanceNorm implements Operator {
    private static final double EPSILON = 1e-5;
    private final Standardisation standardisation = new Standardisation(EPSILON, false);
    private INDArray standardised;
    private float[] scales;

    @Override
    public boolean needsOutput() {
        return true;
    }

    @Override
    public boolean takesChannelsLast() {
        return true;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        scales = new float[Math.toIntExact(input.size(0) * input.size(1))];
        if (ChannelsLastNorm.takes(input)) {
            standardised = pass.activation(input.dataType(), input.shape());
            ChannelsLastNorm.forward(input, standardised, scales, EPSILON);
            return standardised;
        }
        standardised = pass.inputFree() ? input : pass.over(input).assign(input);
        if (Floats.contiguous(standardised)) {
            PlaneNorm.forward(standardised, scales, EPSILON);
        } else {
            scales = null;
            standardisation.forward(standardised, pass);
        }
        return standardised;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        if (scales == null)
            return standardisation.backward(
                    gradient, standardisation.means(gradient, pass), standardisation.projections(gradient, pass), pass);
        INDArray below = pass.gradient(gradient.dataType(), gradient.shape());
        PlaneNorm.backward(
                Floats.contiguous(gradient) ? gradient : below.assign(gradient), standardised, scales, below);
        return below;
    }
}
