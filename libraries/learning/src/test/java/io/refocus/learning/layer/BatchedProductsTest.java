package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Two products of matrices that hold 1 to 6 and 7 to 12, computed by hand. */
class BatchedProductsTest {
    private final INDArray wide = oneToTwelve(2, 2, 3);
    private final INDArray tall = oneToTwelve(2, 3, 2);
    private final INDArray result = Nd4j.create(DataType.FLOAT, 2, 2, 2);

    @Test
    void ofMatrices() {
        BatchedProducts.of(wide, tall, result);
        assertThat(result.data().asFloat()).containsExactly(22, 28, 49, 64, 220, 244, 301, 334);
    }

    @Test
    void ofTheLeftTransposed() {
        BatchedProducts.ofLeftTransposed(tall, tall, result);
        assertThat(result.data().asFloat()).containsExactly(35, 44, 44, 56, 251, 278, 278, 308);
    }

    @Test
    void ofTheRightTransposed() {
        BatchedProducts.ofRightTransposed(wide, wide, result);
        assertThat(result.data().asFloat()).containsExactly(14, 32, 32, 77, 194, 266, 266, 365);
    }

    private static INDArray oneToTwelve(long... shape) {
        return Nd4j.createFromArray(1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f, 10f, 11f, 12f)
                .reshape('c', shape);
    }
}
