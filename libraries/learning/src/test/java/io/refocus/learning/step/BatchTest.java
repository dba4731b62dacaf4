package io.refocus.learning.step;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BatchTest {
    @Test
    void arraysOfTheWrongLengthAreRefusedWithBothLengths() {
        assertThatThrownBy(() -> new Batch(new float[12], new float[11], 1, 2, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 blurred and 11 sharp")
                .hasMessageContaining("expected 12");
    }
}
