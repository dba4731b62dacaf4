package io.refocus.learning.layer;

import static org.bytedeco.openblas.global.openblas.CblasNoTrans;
import static org.bytedeco.openblas.global.openblas.CblasRowMajor;
import static org.bytedeco.openblas.global.openblas.CblasTrans;
import static org.bytedeco.openblas.global.openblas.cblas_sgemm;

import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Products of many small matrices of floats, each by BLAS on one thread, distributed over the cores: libnd4j's
 * {@code matmul} gives one after the other to all cores, which takes twice as long for matrices of a hundred rows.
 */
final class BatchedProducts {
    private BatchedProducts() {}

    /** {@code result[b] = left[b] right[b]}: {@code [B, R, C] = [B, R, K] [B, K, C]}, all contiguous. */
    static void of(INDArray left, INDArray right, INDArray result) {
        run(left, right, result, CblasNoTrans, CblasNoTrans);
    }

    /** {@code result[b] = left[b]^T right[b]}: {@code [B, R, C] = [B, K, R] [B, K, C]}. */
    static void ofLeftTransposed(INDArray left, INDArray right, INDArray result) {
        run(left, right, result, CblasTrans, CblasNoTrans);
    }

    /** {@code result[b] = left[b] right[b]^T}: {@code [B, R, C] = [B, R, K] [B, C, K]}. */
    static void ofRightTransposed(INDArray left, INDArray right, INDArray result) {
        run(left, right, result, CblasNoTrans, CblasTrans);
    }

    private static void run(INDArray left, INDArray right, INDArray result, int turnLeft, int turnRight) {
        int inner = side(left, turnLeft == CblasTrans ? 1 : 2);
        FloatPointer a = FloatMemory.pointer(left);
        FloatPointer b = FloatMemory.pointer(right);
        FloatPointer c = FloatMemory.pointer(result);
        ParallelLoops.each(
                left.size(0),
                left.length() + right.length(),
                i -> cblas_sgemm(
                        CblasRowMajor,
                        turnLeft,
                        turnRight,
                        side(result, 1),
                        side(result, 2),
                        inner,
                        1,
                        matrix(a, left, i),
                        side(left, 2),
                        matrix(b, right, i),
                        side(right, 2),
                        0,
                        matrix(c, result, i),
                        side(result, 2)));
    }

    private static int side(INDArray array, int dimension) {
        return Math.toIntExact(array.size(dimension));
    }

    private static FloatPointer matrix(FloatPointer all, INDArray array, int index) {
        return new FloatPointer(all).position(index * array.size(1) * array.size(2));
    }
}
