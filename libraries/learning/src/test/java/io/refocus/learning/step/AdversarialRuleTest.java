package io.refocus.learning.step;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.learning.golden.GoldenFile;
import io.refocus.learning.objective.AdversarialRule;
import io.refocus.learning.objective.ScoreLoss;
import java.nio.FloatBuffer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class AdversarialRuleTest {
    private static final GoldenFile GOLDEN = new GoldenFile("adversarial-rules");

    /** Two pictures a step, so that the pools of 50 are overfull from the 26th step on. */
    @ParameterizedTest
    @EnumSource
    void lossesAndGradientsEqualPyTorchWhileThePoolsFillAndRunOver(AdversarialRule rule) {
        try (ScorePool sharpPool = new ScorePool();
                ScorePool restoredPool = new ScorePool()) {
            for (int step = 0; step < 30; step++) {
                FloatBuffer sharp = scores(step + ".real");
                FloatBuffer restored = scores(step + ".fake");
                if (rule.relativistic()) {
                    sharpPool.add(sharp, 2);
                    restoredPool.add(restored, 2);
                }
                String prefix = String.format(
                        Locale.ROOT,
                        "%d.%s.",
                        step,
                        rule.name().toLowerCase(Locale.ROOT).replace('_', '-'));
                INDArray losses = GOLDEN.get(prefix + "losses");
                if (losses == null) {
                    continue;
                }
                double a = sharpPool.mean();
                double b = restoredPool.mean();
                double generator = rule.generator().mean(restored, a)
                        + (rule.relativistic() ? rule.restored().mean(sharp, b) : 0);
                assertThat(rule.sharp().mean(sharp, b)).isCloseTo(losses.getDouble(0), within(1e-5));
                assertThat(rule.restored().mean(restored, a)).isCloseTo(losses.getDouble(1), within(1e-5));
                assertThat(generator).isCloseTo(losses.getDouble(2), within(1e-5));
                assertSlopes(rule.sharp(), sharp, b, prefix + "gradients.0");
                assertSlopes(rule.restored(), restored, a, prefix + "gradients.1");
                assertSlopes(rule.generator(), restored, a, prefix + "gradients.2");
            }
        }
    }

    private static FloatBuffer scores(String name) {
        return FloatBuffer.wrap(GOLDEN.get(name).dup().data().asFloat());
    }

    private static void assertSlopes(ScoreLoss loss, FloatBuffer scores, double shift, String name) {
        float[] gradient = new float[scores.limit()];
        loss.gradient(scores, shift, 1, FloatBuffer.wrap(gradient));
        INDArray expected = GOLDEN.get(name);
        assertClose(name, Nd4j.createFromArray(gradient).reshape('c', expected.shape()), expected, 1e-5);
    }

    @Test
    void aPoolHoldsTheLastFiftyPictures() {
        try (ScorePool pool = new ScorePool()) {
            assertThat(pool.mean()).isZero();
            for (int i = 0; i < 60; i++) {
                pool.add(FloatBuffer.wrap(new float[] {i, i + 1}), 1);
            }
            assertThat(pool.mean()).as("mean of 10.5 to 59.5").isEqualTo(35);
            assertThat(pool.content().getFloat(1)).as("oldest first").isEqualTo(10.5f);
        }
    }
}
