package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The Euclidean norm of all values of an array. BLAS's: libnd4j's adds in single precision, which at 17 million values is
 * off by a percent, by how much depends on the number of threads, and takes four times as long.
 */
public final class Norm {
    private Norm() {}

    /** @param array of any shape and order; copied if it is not contiguous */
    public static double of(INDArray array) {
        return Nd4j.getBlasWrapper().nrm2(array.reshape(array.length()));
    }
}
