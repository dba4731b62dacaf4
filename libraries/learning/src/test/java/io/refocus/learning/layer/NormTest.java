package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class NormTest {
    @Test
    void theNormOfMillionsOfValuesIsExact() {
        float[] values = new float[1 << 22];
        Arrays.fill(values, 0.3f);
        values[0] = 600;
        double expected = Math.sqrt(600.0 * 600 + ((1 << 22) - 1) * (double) 0.3f * 0.3f);
        assertThat(Norm.of(Nd4j.createFromArray(values).reshape('c', 2, 1 << 10, 1 << 11)))
                .isCloseTo(expected, within(1e-3));
    }

    @Test
    void aViewOfAnArrayHasItsOwnNorm() {
        assertThat(Norm.of(Nd4j.createFromArray(9f, 3f, 4f, 12f, 9f).get(interval(1, 4))))
                .isCloseTo(13, within(1e-6));
    }
}
