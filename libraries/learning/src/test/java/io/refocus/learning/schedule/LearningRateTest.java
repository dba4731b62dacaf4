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
        assertThat(new LearningRate.Cosine(0.5, 0.01, Optional.of(100L)).at(update, 1000, NEW))
                .isCloseTo(expected, within(1e-8));
    }

    @Test
    void aScheduleTakesAnotherHighestRate() {
        Optional<Long> whole = Optional.empty();
        assertThat(new LearningRate.Constant(0.1).peaking(0.2)).isEqualTo(new LearningRate.Constant(0.2));
        assertThat(new LearningRate.Step(0.1, 0.5, 10).peaking(0.2)).isEqualTo(new LearningRate.Step(0.2, 0.5, 10));
        assertThat(new LearningRate.Exponential(0.1, 0.01, whole).peaking(0.2))
                .isEqualTo(new LearningRate.Exponential(0.2, 0.01, whole));
        assertThat(new LearningRate.Polynomial(0.1, 0.01, 2, whole).peaking(0.2))
                .isEqualTo(new LearningRate.Polynomial(0.2, 0.01, 2, whole));
        assertThat(new LearningRate.Cosine(0.1, 0.01, whole).peaking(0.001))
                .as("not below its end")
                .isEqualTo(new LearningRate.Cosine(0.001, 0.001, whole));
        assertThat(new LearningRate.OneCycle(0.01, 0.1, 0.001, 0.3, whole).peaking(0.2))
                .isEqualTo(new LearningRate.OneCycle(0.01, 0.2, 0.001, 0.3, whole));
        assertThat(new LearningRate.WarmUp(5, new LearningRate.Constant(0.1)).peaking(0.2))
                .isEqualTo(new LearningRate.WarmUp(5, new LearningRate.Constant(0.2)));
        assertThat(new LearningRate.ReduceOnPlateau(0.1, 0.5, 3, 0.01).peaking(0.2))
                .isEqualTo(new LearningRate.ReduceOnPlateau(0.2, 0.5, 3, 0.01));
    }

    @Test
    void constantIgnoresUpdatesAndValidations() {
        LearningRate rate = new LearningRate.Constant(2e-3);
        assertThat(rate.at(0, 1000, NEW)).isEqualTo(2e-3);
        assertThat(rate.at(1_000_000, 1000, rate.observe(NEW, 20))).isEqualTo(2e-3);
        assertThat(rate.observe(NEW, 20)).isEqualTo(NEW);
    }

    @Test
    void plateauReducesAfterPatienceAndStopsAtTheMinimum() {
        double factor = Math.sqrt(0.1);
        LearningRate rate = new LearningRate.ReduceOnPlateau(1e-3, factor, 2, 2e-4);
        RateState state = rate.observe(NEW, 25.0);
        assertThat(state).isEqualTo(new RateState(1, Optional.of(25.0), 0));
        state = rate.observe(state, 24.9);
        assertThat(rate.at(2, 1000, state))
                .as("one fruitless validation is patience")
                .isEqualTo(1e-3);
        state = rate.observe(state, 25.0);
        assertThat(rate.at(3, 1000, state)).as("an equal score is no better").isCloseTo(3.16227766e-4, within(1e-12));
        state = rate.observe(state, 25.1);
        assertThat(state).isEqualTo(new RateState(factor, Optional.of(25.1), 0));
        state = rate.observe(rate.observe(state, 20), 20);
        assertThat(rate.at(6, 1000, state)).as("not below the minimum").isCloseTo(2e-4, within(1e-18));
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
        assertThatThrownBy(() -> new LearningRate.Cosine(1e-4, 1e-3, Optional.of(100L)))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("0.001")
                .hasMessageContaining("1.0E-4");
        assertThatThrownBy(() -> new LearningRate.Constant(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> new LearningRate.Cosine(1e-3, 1e-4, Optional.of(0L)))
                .hasMessageContaining("updates is 0");
        assertThatThrownBy(() -> new LearningRate.ReduceOnPlateau(1e-3, 1, 2, 1e-6))
                .hasMessageContaining("factor is 1.0");
    }

    @ParameterizedTest(name = "a tenth every 100 updates is {1} at {0}")
    @CsvSource({"0, 0.1", "99, 0.1", "100, 0.01", "199, 0.01", "200, 0.001", "100000, 1e-12"})
    void stepFallsAtItsEdgesAndNeverBelowTheLowestRate(long update, double expected) {
        double rate = new LearningRate.Step(0.1, 0.1, 100).at(update, 1000, NEW);
        assertThat(rate).isCloseTo(expected, within(1e-13));
    }

    @ParameterizedTest(name = "exponential at {0} is {1}")
    @CsvSource({"0, 0.1", "50, 0.01", "100, 0.001", "150, 0.001"})
    void exponentialIsGeometric(long update, double expected) {
        assertThat(new LearningRate.Exponential(0.1, 0.001, Optional.of(100L)).at(update, 1000, NEW))
                .isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest(name = "power {0} at {1} is {2}")
    @CsvSource({"1, 0, 0.5", "1, 25, 0.4", "1, 100, 0.1", "1, 101, 0.1", "2, 50, 0.2", "0.5, 75, 0.3"})
    void polynomialFollowsItsPower(double power, long update, double expected) {
        assertThat(new LearningRate.Polynomial(0.5, 0.1, power, Optional.of(100L)).at(update, 1000, NEW))
                .isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest(name = "one cycle at {0} is {1}")
    @CsvSource({"0, 0.1", "15, 0.55", "30, 1.0", "65, 0.505", "100, 0.01", "200, 0.01"})
    void oneCycleRisesThenFalls(long update, double expected) {
        assertThat(new LearningRate.OneCycle(0.1, 1, 0.01, 0.3, Optional.of(100L)).at(update, 1000, NEW))
                .isCloseTo(expected, within(1e-12));
    }

    @ParameterizedTest(name = "{0} updates of warm-up, then cosine over the other 100: {1} is {2}")
    @CsvSource({"9, 0, 0.05", "9, 8, 0.45", "9, 9, 0.5", "9, 59, 0.255", "9, 109, 0.01"})
    void warmUpLeadsToTheScheduleAfterIt(long updates, long update, double expected) {
        LearningRate rate = new LearningRate.WarmUp(updates, new LearningRate.Cosine(0.5, 0.01, Optional.empty()));
        assertThat(rate.at(update, 109, NEW)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void warmUpPassesValidationsOnAndIsNotNested() {
        LearningRate plateau = new LearningRate.ReduceOnPlateau(1e-3, 0.5, 1, 1e-6);
        LearningRate rate = new LearningRate.WarmUp(10, plateau);
        RateState state = rate.observe(rate.observe(NEW, 20), 20);
        assertThat(rate.at(10, 100, state)).isEqualTo(5e-4);
        assertThatThrownBy(() -> new LearningRate.WarmUp(1, rate))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("then");
    }

    @Test
    void aScheduleWithoutALengthTakesTheRuns() {
        LearningRate cosine = new LearningRate.Cosine(0.5, 0.01, Optional.empty());
        assertThat(cosine.at(50, 100, NEW)).isCloseTo(0.255, within(1e-12));
        assertThat(cosine.at(500, 1000, NEW)).isCloseTo(0.255, within(1e-12));
        assertThat(new LearningRate.Cosine(0.5, 0.01, Optional.of(100L)).at(500, 1000, NEW))
                .isEqualTo(0.01);
    }
}
