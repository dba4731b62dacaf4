package io.refocus.learning.range;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.IllegalValueException;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Curves of twenty steps a decade, from 1e-6 to 1. */
class RangeCurveTest {
    private static final RangeOrder ORDER = new RangeOrder(1e-6, 1, 121);

    private static RangeCurve curve(IntToDoubleFunction loss) {
        RangeCurve curve = new RangeCurve(ORDER.steps());
        for (int step = 0; step < ORDER.steps() && curve.blownUpAt().isEmpty(); step++) {
            curve.add(ORDER.rate(step), loss.applyAsDouble(step));
        }
        return curve;
    }

    private static double ripple(int step) {
        return step % 2 == 0 ? 0.01 : -0.01;
    }

    /** Flat to 1e-4, falling by 0.05 a step to 1e-2, flat to 0.1, then 8 + 2^k at the k-th step after that. */
    private static double typical(int step) {
        if (step < 40) return 10 + ripple(step);
        if (step < 80) return 10 - 0.05 * (step - 40) + ripple(step);
        return step < 100 ? 8 + ripple(step) : 8 + Math.pow(2, step - 100);
    }

    @Test
    void ratesRiseByTheSameFactor() {
        assertThat(ORDER.rate(0)).isEqualTo(1e-6);
        assertThat(ORDER.rate(20) / ORDER.rate(0)).isBetween(9.9999, 10.0001);
        assertThat(ORDER.rate(120)).isBetween(0.99999, 1.00001);
    }

    @Test
    void theRateOfTheSteepestFallIsSuggested() {
        RangeCurve curve = curve(RangeCurveTest::typical);
        // The first loss is 10, the lowest 8: allowed is 10 + 4 * 2. Smoothed, 18 is passed at the eighth step of the
        // rise.
        assertThat(curve.blownUpAt()).contains(ORDER.rate(107));
        assertThat(curve.points()).hasSize(108);
        assertThat(curve.steepestFall().orElseThrow()).isBetween(ORDER.rate(40), ORDER.rate(80));
        RateSuggestion suggestion = curve.suggestion().orElseThrow();
        assertThat(suggestion.rate()).isEqualTo(rounded(curve.steepestFall().orElseThrow()));
        assertThat(suggestion.why()).startsWith("the loss fell fastest at ").endsWith(" and blew up at 0.22");
    }

    @Test
    void aTenthOfTheBlowUpIsSuggestedWhereTheLossNeverFell() {
        RangeCurve curve = curve(step -> step < 100 ? 10 + ripple(step) : 10 + Math.pow(2, step - 100));
        assertThat(curve.steepestFall()).isEmpty();
        double blownUp = curve.blownUpAt().orElseThrow();
        assertThat(curve.suggestion().orElseThrow().rate()).isEqualTo(rounded(blownUp / 10));
        assertThat(curve.suggestion().orElseThrow().why()).endsWith("a tenth of that is taken because it never fell");
    }

    @Test
    void aTenthOfTheBlowUpIsSuggestedWhereItIsLower() {
        RangeCurve curve = curve(step -> step < 60 ? typical(step) : Double.NaN);
        assertThat(curve.blownUpAt()).contains(ORDER.rate(60));
        assertThat(curve.steepestFall().orElseThrow()).isGreaterThan(ORDER.rate(40));
        assertThat(curve.suggestion().orElseThrow().rate()).isEqualTo(rounded(ORDER.rate(60) / 10));
    }

    @Test
    void aLossInDecibelsIsJudgedAsAnyOther() {
        RangeCurve curve = curve(step -> typical(step) - 40);
        assertThat(curve.blownUpAt()).contains(ORDER.rate(107));
    }

    @Test
    void aFallWithinTheNoiseIsNone() {
        // Standard deviation 0.01: halves of 6 steps differ by 0.0058, so a fall of 3 * 0.0058 counts, 0.012 does not.
        RangeCurve curve = curve(step -> 10 - 0.002 * step + ripple(step));
        assertThat(curve.steepestFall()).isEmpty();
    }

    @Test
    void aCurveWithoutFallAndBlowUpSuggestsNothing() {
        RangeCurve curve = curve(step -> 10 + ripple(step));
        assertThat(curve.points()).hasSize(121);
        assertThat(curve.suggestion()).isEmpty();
    }

    @Test
    void aRampThatDoesNotRiseIsRefused() {
        assertThatThrownBy(() -> new RangeOrder(1e-3, 1e-3, 100))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("at least ten times the first rate");
        assertThatThrownBy(() -> new RangeOrder(1e-3, 1, 5)).isInstanceOf(IllegalValueException.class);
    }

    private static double rounded(double rate) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", rate));
    }
}
