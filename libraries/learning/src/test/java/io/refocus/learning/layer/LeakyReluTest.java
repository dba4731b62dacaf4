package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeakyReluTest {
    private static final float INFINITY = Float.POSITIVE_INFINITY;

    private static float[] applied(double slope) {
        float[] values = {2, -3, INFINITY, -INFINITY, Float.NaN, -7};
        new LeakyRelu((float) slope).apply(values, 5);
        return values;
    }

    @Test
    void reluKeepsInfinityAndWhatIsNoNumber() {
        assertThat(applied(0)).containsExactly(2, 0, INFINITY, 0, Float.NaN, -7);
    }

    @Test
    void leakyReluScalesWhatIsNegative() {
        assertThat(applied(0.5)).containsExactly(2, -1.5f, INFINITY, -INFINITY, Float.NaN, -7);
    }

    @Test
    void slopeOneChangesNothing() {
        assertThat(applied(1)).containsExactly(2, -3, INFINITY, -INFINITY, Float.NaN, -7);
    }
}
