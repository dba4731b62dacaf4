package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * How a training pass of batch norm follows the running statistics, and which of the two its output obeys.
 *
 * <p>{@link #BATCH}: the output has the batch's mean and variance, as in batch norm's paper; what the network computes in
 * training depends on the other crops of the batch, and the mean brightness of few crops is taken away.
 *
 * <p>{@link #RENORMALISED}: the output is what inference would give (batch renormalisation, arXiv:1702.03275): the
 * standardised batch times {@code ratio} plus {@code offset}, which are constants for the gradients.
 */
public enum RunningStatistics {
    BATCH(0.1),
    RENORMALISED(0.01);

    /** Limits of the last stage in batch renormalisation's paper, section 4. */
    private static final double MOST_RATIO = 3;

    private static final double MOST_OFFSET = 5;

    private final double momentum;

    RunningStatistics(double momentum) {
        this.momentum = momentum;
    }

    /** {@code running += momentum (batch - running)}. A new network, whose means are all 0, takes the first batch's. */
    void follow(INDArray running, INDArray batch, double factor, boolean fresh) {
        INDArray measured = batch.reshape(running.shape());
        double share = fresh ? 1 : momentum;
        running.muli(1 - share).addi(measured.mul(share * factor));
    }

    /** Whether no batch was seen yet and the first one counts wholly. */
    boolean fresh(INDArray mean) {
        return this == RENORMALISED && mean.amaxNumber().doubleValue() == 0;
    }

    /** Standard deviation of the batch over the running one, within {@code [1/3, 3]}; {@code [C]}. */
    static INDArray ratio(INDArray batchVariance, INDArray variance, double epsilon) {
        INDArray ratio = Transforms.sqrt(
                batchVariance.reshape(variance.shape()).add(epsilon).divi(variance.add(epsilon)), false);
        return Transforms.min(Transforms.max(ratio, 1 / MOST_RATIO, false), MOST_RATIO, false);
    }

    /** Distance of the means in running standard deviations, within {@code [-5, 5]}; {@code [C]}. */
    static INDArray offset(INDArray batchMean, INDArray mean, INDArray variance, double epsilon) {
        INDArray offset = batchMean.reshape(mean.shape()).sub(mean).divi(Transforms.sqrt(variance.add(epsilon), false));
        return Transforms.min(Transforms.max(offset, -MOST_OFFSET, false), MOST_OFFSET, false);
    }
}
