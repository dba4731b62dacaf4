package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Instance norm without affine parameters: each channel of each picture to mean 0 and variance 1 over its pixels
 * (biased variance, epsilon 1e-5). Computed as batch norm on the same memory seen as {@code [1, N C, H, W]}.
 */
public final class InstanceNorm implements Operator {
    private static final double EPSILON = 1e-5;
    private INDArray input;
    private INDArray mean;
    private INDArray variance;

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        long planes = input.size(0) * input.size(1);
        INDArray rows = input.reshape('c', planes, input.size(2) * input.size(3));
        mean = pass.activation(input.dataType(), planes);
        variance = pass.activation(input.dataType(), planes);
        rows.mean(mean, 1);
        Nd4j.exec(new org.nd4j.linalg.api.ops.impl.summarystats.Variance(rows, variance, false, 1));
        INDArray output = pass.activation(input.dataType(), input.shape());
        NativeOps.run("batchnorm", arrays(planes(input), mean, variance), arrays(planes(output)), EPSILON, 0, 0, 1);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        long planes = mean.length();
        INDArray ones = pass.backwardScratch(input.dataType(), planes).assign(1);
        INDArray zeros = pass.backwardScratch(input.dataType(), planes).assign(0);
        INDArray[] unused = new INDArray[4];
        for (int i = 0; i < unused.length; i++) unused[i] = pass.backwardScratch(input.dataType(), planes);
        INDArray below = pass.gradient(input.dataType(), input.shape());
        NativeOps.run(
                "batchnorm_bp",
                arrays(planes(input), mean, variance, ones, zeros, planes(gradient)),
                arrays(planes(below), unused[0], unused[1], unused[2], unused[3]),
                EPSILON,
                1,
                1,
                1);
        return below;
    }

    private static INDArray planes(INDArray array) {
        return array.reshape('c', 1, array.size(0) * array.size(1), array.size(2), array.size(3));
    }
}
