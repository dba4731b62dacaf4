package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm without affine parameters: each channel of each picture to mean 0 and variance 1 over its pixels
 * (biased variance, epsilon 1e-5), in training and in inference alike. Overwrites its input.
 */
public final class InstanceNorm implements Operator {
    private static final double EPSILON = 1e-5;
    private final Standardisation standardisation = new Standardisation(EPSILON, false);

    @Override
    public boolean overwritesInput() {
        return true;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        standardisation.forward(input, pass);
        // What follows may overwrite the output, and the backward pass needs it.
        return pass.training()
                ? pass.activation(input.dataType(), input.shape()).assign(input)
                : input;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        return standardisation.backward(
                gradient, standardisation.sums(gradient, pass), standardisation.projections(gradient, pass), pass);
    }
}
