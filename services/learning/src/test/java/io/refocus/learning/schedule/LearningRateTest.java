package io.refocus.learning.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.IllegalValueException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearningRateTest {
    private static final RateState NEW = RateState.initial();

    @ParameterizedTest(name = "cosine at update {0} is {1}")
    @CsvSource({"0, 0.500", "25, 0.42824116", "50, 0.255", "75, 0.08175884", "100, 0.010", "101, 0.010"})
    void cosineFollowsClosedForm(long update, double expected) {
        assertThat(new LearningRate.Cosine(0.5, 0.01, 100).at(update, NEW)).isCloseTo(expected, within(1e-8));
    }

    @Test
    void constantIgnoresUpdatesAndValidations() {
        LearningRate rate = new LearningRate.Constant(2e-3);
        assertThat(rate.at(0, NEW)).isEqualTo(2e-3);
        assertThat(rate.at(1_000_000, rate.observe(NEW, 20))).isEqualTo(2e-3);
        assertThat(rate.observe(NEW, 20)).isEqualTo(NEW);
    }

    @Test
    void plateauReducesAfterPatienceAndStopsAtTheMinimum() {
        double factor = Math.sqrt(0.1);
        LearningRate rate = new LearningRate.ReduceOnPlateau(1e-3, factor, 2, 2e-4);
        RateState state = rate.observe(NEW, 25.0);
        assertThat(state).isEqualTo(new RateState(1, Optional.of(25.0), 0));
        state = rate.observe(state, 24.9);
        assertThat(rate.at(2, state)).as("one fruitless validation is patience").isEqualTo(1e-3);
        state = rate.observe(state, 25.0);
        assertThat(rate.at(3, state)).as("an equal score is no better").isCloseTo(3.16227766e-4, within(1e-12));
        state = rate.observe(state, 25.1);
        assertThat(state).isEqualTo(new RateState(factor, Optional.of(25.1), 0));
        state = rate.observe(rate.observe(state, 20), 20);
        assertThat(rate.at(6, state)).as("not below the minimum").isCloseTo(2e-4, within(1e-18));
        state = rate.observe(rate.observe(state, 20), 20);
        assertThat(state.factor()).as("the state stays at the floor").isCloseTo(0.2, within(1e-15));
    }

    @Test
    void plateauTakesIdenticalPicturesForTheBestScore() {
        LearningRate rate = new LearningRate.ReduceOnPlateau(1e-3, 0.5, 1, 1e-6);
        RateState state = rate.observe(NEW, Double.POSITIVE_INFINITY);
        assertThat(rate.observe(state, Double.POSITIVE_INFINITY).factor()).isEqualTo(0.5);
    }

    @Test
    void invertedRangeIsRejectedWithBothValues() {
        assertThatThrownBy(() -> new LearningRate.Cosine(1e-4, 1e-3, 100))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("0.001")
                .hasMessageContaining("1.0E-4");
        assertThatThrownBy(() -> new LearningRate.Constant(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new LearningRate.Cosine(1e-3, 1e-4, 0)).hasMessageContaining("updates is 0");
        assertThatThrownBy(() -> new LearningRate.ReduceOnPlateau(1e-3, 1, 2, 1e-6))
                .hasMessageContaining("factor is 1.0");
    }
}
