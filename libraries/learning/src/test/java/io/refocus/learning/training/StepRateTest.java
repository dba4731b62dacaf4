package io.refocus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StepRateTest {
    @Test
    void theFirstStepsCountAlikeAndTheColdStartIsForgotten() {
        StepRate pace = new StepRate();
        pace.stepTook(4, 3);
        assertThat(pace.waitingShare()).isEqualTo(0.75);
        pace.stepTook(2, 0);
        assertThat(pace.imagesPerSecond(6)).as("6 a step of 3 s").isCloseTo(2, within(1e-12));
        assertThat(pace.waitingShare()).isCloseTo(0.5, within(1e-12));
        for (int i = 0; i < 200; i++) {
            pace.stepTook(2, 0);
        }
        assertThat(pace.secondsFor(10)).isCloseTo(20, within(1e-3));
        assertThat(pace.waitingShare()).isLessThan(1e-4);
    }

    @Test
    void oneSlowStepMovesASteadyPaceByATwentieth() {
        StepRate pace = new StepRate();
        for (int i = 0; i < 100; i++) {
            pace.stepTook(1, 0);
        }
        pace.stepTook(11, 0);
        assertThat(pace.secondsFor(1)).isCloseTo(1.5, within(1e-9));
    }
}
