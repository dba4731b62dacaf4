package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class FloatMemoryTest {
    private final INDArray table = Nd4j.arange(24).castTo(DataType.FLOAT).reshape('c', 6, 4);

    @Test
    void aRunOfRowsBeginsWhereItsFirstValueIs() {
        INDArray rows = table.get(interval(2, 5), all());

        assertThat(FloatMemory.contiguous(rows)).isTrue();
        assertThat(FloatMemory.of(rows).get(0)).isEqualTo(8);
        assertThat(FloatMemory.of(rows).get(11)).isEqualTo(19);
        assertThat(FloatMemory.pointer(rows).get()).isEqualTo(8);
        assertThat(FloatMemory.after(FloatMemory.pointer(rows), 3).get()).isEqualTo(11);
    }

    @Test
    void onlyFloatsInOrderAreContiguous() {
        assertThat(FloatMemory.contiguous(table)).isTrue();
        assertThat(FloatMemory.contiguous(table.reshape('c', 2, 3, 4))).isTrue();
        assertThat(FloatMemory.contiguous(table.transpose())).isFalse();
        assertThat(FloatMemory.contiguous(table.get(all(), interval(0, 2)))).isFalse();
        assertThat(FloatMemory.contiguous(table.dup('f'))).isFalse();
        assertThat(FloatMemory.contiguous(table.castTo(DataType.DOUBLE))).isFalse();
    }
}
