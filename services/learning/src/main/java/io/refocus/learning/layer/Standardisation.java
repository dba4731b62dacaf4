package io.refocus.learning.layer;

import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.reduce.floating.Norm2;
import org.nd4j.linalg.api.ops.impl.reduce3.Dot;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The heart of the norms: every group of planes to mean 0 and variance 1, and the gradient of that. A plane is one channel of
 * one picture; a group is one plane (instance norm) or one channel over the batch (batch norm).
 *
 * <p>Works on {@code [N C, H W]} rows with reductions and column broadcasts, which libnd4j runs at memory speed; its own
 * variance, {@code standardize} and {@code batchnorm_bp} ops take 3 to 8 times as long.
 */
final class Standardisation {
    private final double epsilon;
    private final boolean acrossBatch;
    private INDArray standardised;
    private INDArray scale;
    private INDArray groupMean;
    private INDArray groupVariance;

    Standardisation(double epsilon, boolean acrossBatch) {
        this.epsilon = epsilon;
        this.acrossBatch = acrossBatch;
    }

    static INDArray rows(INDArray array) {
        return array.reshape('c', array.size(0) * array.size(1), array.size(2) * array.size(3));
    }

    /** Standardises in place; keeps the array and the scales for {@link #backward}. */
    void forward(INDArray array, Pass pass) {
        INDArray rows = rows(array);
        long planes = rows.size(0);
        DataType type = array.dataType();
        INDArray mean = pass.activation(type, planes, 1);
        rows.mean(mean.reshape(planes), 1);
        groupMean = overGroup(mean, array.size(0));
        rows.subiColumnVector(mean);
        INDArray spread = pass.activation(type, planes, 1);
        Nd4j.exec(new Norm2(rows, spread.reshape(planes), false, 1));
        spread.muli(spread).muli(1.0 / rows.size(1));
        groupVariance = overGroup(spread, array.size(0));
        scale = Transforms.pow(Transforms.sqrt(spread.addi(epsilon), false), -1, false);
        rows.muliColumnVector(scale);
        standardised = array;
    }

    /** Replaces each plane's figure by the mean over its group, and returns the figures of the groups. */
    private INDArray overGroup(INDArray planes, long pictures) {
        if (!acrossBatch || pictures == 1) return planes.dup();
        INDArray table = planes.reshape('c', pictures, planes.length() / pictures);
        INDArray mean = table.mean(0);
        for (long i = 0; i < pictures; i++) table.getRow(i).assign(mean);
        return mean;
    }

    /** Mean of each group in the last forward pass. */
    INDArray groupMean() {
        return groupMean;
    }

    /** Biased variance of each group in the last forward pass. */
    INDArray groupVariance() {
        return groupVariance;
    }

    /** The standardised array of the last forward pass. */
    INDArray standardised() {
        return standardised;
    }

    /** Sum over each plane of {@code gradient * standardised}, {@code [N C, 1]}. */
    INDArray projections(INDArray gradient, Pass pass) {
        INDArray rows = rows(gradient);
        INDArray sums = pass.backwardScratch(gradient.dataType(), rows.size(0), 1);
        Nd4j.exec(new Dot(rows, rows(standardised), sums.reshape(rows.size(0)), false, false, 1));
        return sums;
    }

    /** Sum over each plane of the gradient, {@code [N C, 1]}. */
    INDArray sums(INDArray gradient, Pass pass) {
        INDArray rows = rows(gradient);
        INDArray sums = pass.backwardScratch(gradient.dataType(), rows.size(0), 1);
        rows.sum(sums.reshape(rows.size(0)), 1);
        return sums;
    }

    /**
     * {@code scale (g - mean(g) - x mean(g x))}, x being the standardised array, which is overwritten.
     *
     * @param gradient read only
     * @param sums from {@link #sums}, overwritten
     * @param projections from {@link #projections}, overwritten
     */
    INDArray backward(INDArray gradient, INDArray sums, INDArray projections, Pass pass) {
        double share = 1.0 / (gradient.size(2) * gradient.size(3));
        overGroup(sums, gradient.size(0));
        overGroup(projections, gradient.size(0));
        INDArray below = pass.gradient(gradient.dataType(), gradient.shape());
        INDArray rows = rows(below);
        rows(standardised).muliColumnVector(projections.muli(share));
        gradient.sub(standardised, below);
        rows.subiColumnVector(sums.muli(share));
        rows.muliColumnVector(scale);
        return below;
    }
}
