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
 * standardised batch times {@code ratio} plus {@code offset}, which are constants for the gradients. When the statistics move, scale and shift
 * move with them, so that what the layer computes changes by updates only: for batches of few crops the paper's way moves all colours by more than
 * an update does.
 */
public enum RunningStatistics {
    BATCH(0.1),
    RENORMALISED(0.001);

    /**
     * The paper's last stage, section 4, has 3. A batch of two crops of sky has a tenth of all photographs' deviation; limited to a
     * third, training would see it with three times its contrast.
     */
    private static final double MOST_RATIO = 10;

    private static final double MOST_OFFSET = 5;

    private final double momentum;

    RunningStatistics(double momentum) {
        this.momentum = momentum;
    }

    /** {@code running += momentum (batch - running)}. A new network, whose means are all 0, takes the first batch's. */
    void follow(INDArray running, INDArray batch, double factor, boolean fresh) {
        INDArray measured = batch.reshape(running.shape());
        double share = fresh && this == RENORMALISED ? 1 : momentum;
        running.muli(1 - share).addi(measured.mul(share * factor));
    }

    /** Standard deviation of the batch over the running one, within {@code [1/10, 10]}; {@code [C]}. */
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
