package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Instance norm without affine parameters: each channel of each picture to mean 0 and variance 1 over its pixels
 * (biased variance, epsilon 1e-5), in training and in inference alike; with the ReLU after it, if there is one, in
 * the same pass over memory.
 */
public final class InstanceNorm implements Operator {
    private static final double EPSILON = 1e-5;
    private final Normalisation standardisation = new Normalisation(EPSILON, false);
    private final LeakyRelu rectifier;
    private final Activation activation;
    private INDArray standardised;
    private float[] scales;

    private InstanceNorm(LeakyRelu rectifier, Activation activation) {
        this.rectifier = rectifier;
        this.activation = activation;
    }

    /** The norm alone. */
    public InstanceNorm() {
        this(LeakyRelu.NONE, null);
    }

    /** The norm and {@link Activation#relu}. */
    public static InstanceNorm thenRelu() {
        return new InstanceNorm(new LeakyRelu(0), Activation.relu());
    }

    /** The norm and {@link Activation#leakyRelu}; {@code 0 < slope < 1}. */
    public static InstanceNorm thenLeakyRelu(double slope) {
        return new InstanceNorm(new LeakyRelu((float) slope), Activation.leakyRelu(slope));
    }

    @Override
    public boolean needsOutput() {
        return true;
    }

    @Override
    public boolean overwritesGradient() {
        return activation != null;
    }

    @Override
    public boolean takesChannelsLast() {
        return true;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        boolean channelsLast = ChannelsLastNorm.takes(input);
        if (!channelsLast && !FloatMemory.contiguous(input)) return inNativeOps(input, pass);
        boolean rectified = pass.training() && !rectifier.none();
        INDArray output =
                rectified || channelsLast ? pass.activation(input.dataType(), input.shape()) : pass.over(input);
        if (!rectified) standardised = output;
        else standardised = channelsLast || !pass.inputFree() ? pass.kept(input.dataType(), input.shape()) : input;
        scales = new float[Math.toIntExact(input.size(0) * input.size(1))];
        if (channelsLast) ChannelsLastNorm.forward(input, standardised, output, rectifier, scales, EPSILON);
        else PlaneNorm.forward(input, standardised, output, rectifier, scales, EPSILON);
        return output;
    }

    private INDArray inNativeOps(INDArray input, Pass pass) {
        scales = null;
        standardised = pass.inputFree() ? input : pass.over(input).assign(input);
        standardisation.forward(standardised, pass);
        if (activation == null) return standardised;
        return activation.forward(standardised, pass.withInputFree(!pass.training()));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        if (scales == null) {
            INDArray before = activation == null ? gradient : activation.backward(gradient, pass);
            return standardisation.backward(
                    before, standardisation.means(before, pass), standardisation.projections(before, pass), pass);
        }
        INDArray below = pass.gradient(gradient.dataType(), gradient.shape());
        PlaneNorm.backward(
                FloatMemory.contiguous(gradient) ? gradient : below.assign(gradient),
                standardised,
                rectifier,
                scales,
                below);
        return below;
    }
}
