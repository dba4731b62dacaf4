package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogitKnotsTest {
    private static final Geometry SAME = Geometry.same(1);

    /** What two layers of one signal make of a value. */
    private static double handedOn(double value, int count) {
        LogitKnots knots = new LogitKnots(1, count);
        float[] copies = knots.copies(1, count, SAME).values(1, count);
        float[] thresholds = knots.thresholds().values(1, count);
        float[] sums = knots.sums(count, 1, SAME).values(1, count);
        double sum = knots.floor().values(1, 1)[0];
        for (int i = 0; i < count; i++) sum += sums[i] * Math.max(0, copies[i] * value + thresholds[i]);
        return 1 / (1 + Math.exp(-sum));
    }

    @Test
    void twoKnotsAreTheseNumbers() {
        LogitKnots knots = new LogitKnots(1, 2);
        assertThat(knots.thresholds().values(1, 2)).containsExactly(0, -0.5f);
        // The logit goes from ln(1/7), the edge being 0.5 / 4, to 0 at 0.5 and ln(7) at 1: one slope.
        double slope = Math.log(7) / 0.5;
        assertThat(knots.floor().values(1, 1)).containsExactly((float) -Math.log(7));
        float[] sums = knots.sums(2, 1, SAME).values(1, 2);
        assertThat((double) sums[0]).isCloseTo(slope, within(1e-6));
        assertThat((double) sums[1]).isCloseTo(0, within(1e-6));
    }

    @Test
    void theSigmoidOfTheSumIsTheValueWithinTheBound() {
        for (int count : new int[] {4, 10, 21})
            for (double value = 0; value <= 1; value += 1 / 256.0)
                assertThat(handedOn(value, count))
                        .as("%s of %s knots", value, count)
                        .isCloseTo(value, within(1.25 / count / count));
    }

    @Test
    void theSumOfAValueOutsideDoesNotComeBack() {
        assertThat(handedOn(-3, 10)).isEqualTo(handedOn(0, 10));
        assertThat(handedOn(1.1, 10)).isBetween(handedOn(1, 10), 1.0);
    }

    @Test
    void copiesOfSeveralSignalsLieSideBySideAndTheRestIsRandom() {
        LogitKnots knots = new LogitKnots(2, 3);
        float[] copies = knots.copies(4, 7, SAME).values(1, 28); // [4, 7]
        for (int input = 0; input < 4; input++) {
            for (int output = 0; output < 6; output++)
                assertThat(copies[input * 7 + output]).isEqualTo(output % 2 == input ? 1 : 0);
            assertThat(Math.abs(copies[input * 7 + 6])).isBetween(1e-9f, (float) Math.sqrt(6 / 4.0));
        }
        assertThat(knots.thresholds().values(1, 7)).containsExactly(0, 0, -0.25f, -0.25f, -0.75f, -0.75f, 0);
        float[] sums = knots.sums(7, 2, SAME).values(1, 14); // [7, 2]
        for (int channel = 0; channel < 7; channel++)
            for (int colour = 0; colour < 2; colour++)
                assertThat(sums[channel * 2 + colour] != 0).isEqualTo(channel < 6 && channel % 2 == colour);
    }

    @Test
    void oneKnotIsRefused() {
        assertThatThrownBy(() -> new LogitKnots(3, 1))
                .hasMessage("1 knots for each of 3 signals; expected two or more");
    }
}
