package io.refocus.learning.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class LabelTest {
    @Test
    void lossesOfHandComputedScores() {
        FloatBuffer scores = FloatBuffer.wrap(new float[] {0, 2, -2});
        // log 2 = 0.693147; log(1 + e^2) = 2.126928; log(1 + e^-2) = 0.126928
        double expected = (0.693147 + 2.126928 + 0.126928) / 3;
        assertThat(Label.REAL.loss(scores)).isCloseTo(expected, within(1e-6));
        assertThat(Label.RESTORED.loss(scores)).isCloseTo(expected, within(1e-6));
        assertThat(Label.REAL.loss(scores.duplicate().position(1).limit(2))).isCloseTo(0.126928, within(1e-6));
    }

    @Test
    void gradientsStayWithinTheirSlice() {
        float[] gradient = {9, 9, 9};
        FloatBuffer scores = FloatBuffer.wrap(new float[] {0, 2, -2});
        Label.REAL.gradient(scores.duplicate().limit(2), 4, FloatBuffer.wrap(gradient));
        // 4 (sigmoid(x) - 1) / 2 at x = 0 and 2
        assertThat(gradient[0]).isCloseTo(-1f, within(1e-6f));
        assertThat(gradient[1]).isCloseTo(-0.238406f, within(1e-6f));
        assertThat(gradient[2]).isEqualTo(9);
    }

    @Test
    void hugeScoresNeitherOverflowNorVanish() {
        FloatBuffer scores = FloatBuffer.wrap(new float[] {1000});
        assertThat(Label.RESTORED.loss(scores)).isEqualTo(1000);
        assertThat(Label.REAL.loss(scores)).isZero();
    }
}
