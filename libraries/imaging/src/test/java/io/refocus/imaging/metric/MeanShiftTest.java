package io.refocus.imaging.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.imaging.Picture;
import org.junit.jupiter.api.Test;

class MeanShiftTest {
    private static final Picture BEFORE = new Picture(2, 1, new float[] {0.2f, 0.4f, 0.6f, 0.6f, 0.8f, 1f});

    /** The six differences are -0.1, 0, 0, 0, 0 and -0.2: their mean is -0.05, that is 12.75 levels. */
    @Test
    void darkerIsNegative() {
        Picture after = new Picture(2, 1, new float[] {0.1f, 0.4f, 0.6f, 0.6f, 0.8f, 0.8f});
        assertThat(MeanShift.levels(after, BEFORE)).isCloseTo(-12.75, within(1e-5));
        assertThat(MeanShift.levels(BEFORE, after)).isCloseTo(12.75, within(1e-5));
        assertThat(MeanShift.levels(BEFORE, BEFORE)).isZero();
    }

    @Test
    void otherSizesAreRefused() {
        assertThatThrownBy(() -> MeanShift.levels(new Picture(1, 2, new float[6]), BEFORE))
                .isInstanceOf(UnmeasurableException.class)
                .hasMessageContaining("1x2")
                .hasMessageContaining("2x1");
    }
}
