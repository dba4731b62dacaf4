package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Euclidean norm of all values of an array. Computed by BLAS: libnd4j adds in single precision, which is wrong by
 * a percent at 17 million values, depends on the number of threads and takes four times as long.
 */
public final class Norm {
    private Norm() {}

    /** @param array of any shape and order; copied if it is not contiguous */
    public static double of(INDArray array) {
        return Nd4j.getBlasWrapper().nrm2(array.reshape(array.length()));
    }
}
