package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Batch norm: each channel to mean 0 and variance 1 over batch and pixels, then {@code scale} and {@code shift}, all
 * {@code [C]}. Inference uses running statistics, which follow those of the training passes, with the unbiased variance;
 * by default {@code running += 0.1 (batch - running)}, as PyTorch does.
 */
public final class BatchNorm implements Operator {
    private final int channels;
    private final double epsilon;
    private final RunningStatistics statistics;
    private final boolean opensAsIdentity;
    private final Normalisation standardisation;
    private INDArray scale;
    private INDArray shift;
    private INDArray mean;
    private INDArray variance;
    private INDArray scaleGradient;
    private INDArray shiftGradient;
    private INDArray ratio;
    private INDArray offset;

    /**
     * @param channels C
     * @param epsilon added to the variance, positive (Keras: 1e-3)
     */
    public BatchNorm(int channels, double epsilon) {
        this(channels, epsilon, RunningStatistics.BATCH, false);
    }

    /**
     * @param channels C
     * @param epsilon added to the variance, positive (Keras: 1e-3)
     * @param opensAsIdentity whether the first training pass of a new network sets scale and shift so that they undo what the statistics of its
     *     batch do (as in arXiv:1602.07868, section 3, with another aim)
     */
    public BatchNorm(int channels, double epsilon, RunningStatistics statistics, boolean opensAsIdentity) {
        this.channels = channels;
        this.epsilon = epsilon;
        this.statistics = statistics;
        this.opensAsIdentity = opensAsIdentity;
        standardisation = new Normalisation(epsilon, true);
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter("scale", new Initialiser.Constant(1), channels),
                TensorSpec.parameter("shift", Initialiser.zero(), channels),
                TensorSpec.buffer("running_mean", Initialiser.zero(), channels),
                TensorSpec.buffer("running_variance", new Initialiser.Constant(1), channels));
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        scale = values.get("scale");
        shift = values.get("shift");
        mean = values.get("running_mean");
        variance = values.get("running_variance");
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        scaleGradient = gradients.get("scale");
        shiftGradient = gradients.get("shift");
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        if (!pass.training())
            return infer(pass.inputFree() ? input : pass.over(input).assign(input));
        INDArray standardised = pass.inputFree() ? input : pass.over(input).assign(input);
        standardisation.forward(standardised, pass);
        long values = input.length() / channels;
        double unbiased = values > 1 ? values / (values - 1.0) : 1;
        follow(unbiased);
        if (statistics == RunningStatistics.RENORMALISED) {
            ratio = pass.activation(mean.dataType(), channels)
                    .assign(RunningStatistics.ratio(standardisation.groupVariance(), variance, epsilon));
            offset = pass.activation(mean.dataType(), channels)
                    .assign(RunningStatistics.offset(standardisation.groupMean(), mean, variance, epsilon));
        }
        INDArray output = pass.activation(input.dataType(), input.shape()).assign(standardised);
        INDArray rows = Normalisation.rows(output);
        rows.muliColumnVector(perPlane(slope(), input.size(0)))
                .addiColumnVector(perPlane(ratio == null ? shift : shift.add(offset.mul(scale)), input.size(0)));
        return output;
    }

    private void follow(double unbiased) {
        boolean fresh = mean.amaxNumber().doubleValue() == 0;
        if (fresh || statistics == RunningStatistics.BATCH) {
            moveStatistics(unbiased, fresh);
        } else {
            INDArray slope = scale.div(deviation());
            INDArray former = mean.dup();
            moveStatistics(unbiased, false);
            scale.assign(slope.mul(deviation()));
            shift.addi(slope.muli(mean.sub(former)));
        }
        if (fresh && opensAsIdentity) {
            INDArray spread = statistics == RunningStatistics.BATCH ? standardisation.groupVariance() : variance;
            scale.assign(Transforms.sqrt(spread.add(epsilon), false).reshape(scale.shape()));
            shift.assign(standardisation.groupMean().reshape(shift.shape()));
        }
    }

    private void moveStatistics(double unbiased, boolean fresh) {
        statistics.follow(mean, standardisation.groupMean(), 1, fresh);
        statistics.follow(variance, standardisation.groupVariance(), unbiased, fresh);
    }

    private INDArray deviation() {
        return Transforms.sqrt(variance.add(epsilon), false);
    }

    /** Derivative of the output by the standardised batch. */
    private INDArray slope() {
        return ratio == null ? scale : ratio.mul(scale);
    }

    private INDArray infer(INDArray output) {
        INDArray factor = deviation().rdivi(scale);
        INDArray offset = shift.sub(mean.mul(factor));
        Normalisation.rows(output)
                .muliColumnVector(perPlane(factor, output.size(0)))
                .addiColumnVector(perPlane(offset, output.size(0)));
        return output;
    }

    private static INDArray perPlane(INDArray perChannel, long pictures) {
        return perChannel
                .reshape('c', 1, perChannel.length())
                .repeat(0, pictures)
                .reshape('c', -1, 1);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        long pictures = gradient.size(0);
        INDArray means = standardisation.means(gradient, pass);
        INDArray projections = standardisation.projections(gradient, pass);
        if (pass.parameterGradients()) {
            double pixels = gradient.size(2) * gradient.size(3);
            shiftGradient.assign(means.reshape('c', pictures, channels).sum(0).muli(pixels));
            scaleGradient.assign(
                    projections.reshape('c', pictures, channels).sum(0).muli(pixels));
            if (ratio != null) scaleGradient.muli(ratio).addi(shiftGradient.mul(offset));
        }
        if (!pass.inputGradient()) return null;
        INDArray factors = perPlane(slope(), pictures);
        INDArray below = standardisation.backward(gradient, means, projections, pass);
        Normalisation.rows(below).muliColumnVector(factors);
        return below;
    }
}
