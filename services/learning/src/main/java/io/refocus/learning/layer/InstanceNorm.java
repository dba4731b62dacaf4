package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm without affine parameters: each channel of each picture to mean 0 and variance 1 over its pixels
 * (biased variance, epsilon 1e-5), in training and in inference alike.
 */
public final class InstanceNorm implements Operator {
    private static final double EPSILON = 1e-5;
    private final Standardisation standardisation = new Standardisation(EPSILON, false);

    @Override
    public boolean needsOutput() {
        return true;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        INDArray output = pass.inputFree() ? input : pass.over(input).assign(input);
        standardisation.forward(output, pass);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        return standardisation.backward(
                gradient, standardisation.means(gradient, pass), standardisation.projections(gradient, pass), pass);
    }
}
