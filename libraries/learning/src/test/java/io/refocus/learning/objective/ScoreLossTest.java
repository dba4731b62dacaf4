package io.refocus.learning.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScoreLossTest {
    private static final FloatBuffer SCORES = FloatBuffer.wrap(new float[] {0, 2, -2});

    // bce: log 2 = 0.693147, log(1 + e^2) = 2.126928, log(1 + e^-2) = 0.126928; the others by hand
    @ParameterizedTest(name = "{0}: sharp {1}, restored {2}, generator {3}")
    @CsvSource({
        "BCE, 0.982334, 0.982334, 0.982334",
        "LEAST_SQUARES, 1.8333333, 1.3333333, 3.6666667",
        "HINGE, 1.3333333, 1.3333333, 0",
        "RELATIVISTIC_AVERAGE_LEAST_SQUARES, 1.8333333, 1.8333333, 1.8333333"
    })
    void lossesOfHandComputedScores(AdversarialRule rule, double sharp, double restored, double generator) {
        assertThat(rule.sharp().mean(SCORES, 0)).isCloseTo(sharp, within(1e-6));
        assertThat(rule.restored().mean(SCORES, 0)).isCloseTo(restored, within(1e-6));
        assertThat(rule.generator().mean(SCORES, 0)).isCloseTo(generator, within(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void gradientsAreSlopes(AdversarialRule rule) {
        for (ScoreLoss loss : new ScoreLoss[] {rule.sharp(), rule.restored(), rule.generator()}) {
            float[] gradient = new float[3];
            loss.gradient(SCORES, 0.3, 4, FloatBuffer.wrap(gradient));
            for (int i = 0; i < 3; i++) {
                FloatBuffer up = FloatBuffer.wrap(SCORES.array().clone());
                FloatBuffer down = FloatBuffer.wrap(SCORES.array().clone());
                up.put(i, up.get(i) + 1e-2f);
                down.put(i, down.get(i) - 1e-2f);
                double slope = 4 * (loss.mean(up, 0.3) - loss.mean(down, 0.3)) / 2e-2;
                assertThat((double) gradient[i]).isCloseTo(slope, within(1e-4));
            }
        }
    }

    @Test
    void gradientsStayWithinTheirSlice() {
        float[] gradient = {9, 9, 9};
        AdversarialRule.BCE.generator().gradient(SCORES.duplicate().limit(2), 0, 4, FloatBuffer.wrap(gradient));
        // 4 (sigmoid(x) - 1) / 2 at x = 0 and 2
        assertThat(gradient[0]).isCloseTo(-1f, within(1e-6f));
        assertThat(gradient[1]).isCloseTo(-0.238406f, within(1e-6f));
        assertThat(gradient[2]).isEqualTo(9);
        assertThat(AdversarialRule.BCE
                        .sharp()
                        .mean(SCORES.duplicate().position(1).limit(2), 0))
                .isCloseTo(0.126928, within(1e-6));
    }

    @Test
    void hugeScoresNeitherOverflowNorVanish() {
        FloatBuffer scores = FloatBuffer.wrap(new float[] {1000});
        assertThat(AdversarialRule.BCE.restored().mean(scores, 0)).isEqualTo(1000);
        assertThat(AdversarialRule.BCE.sharp().mean(scores, 0)).isZero();
    }
}
