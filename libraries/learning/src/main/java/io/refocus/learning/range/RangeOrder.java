package io.refocus.learning.range;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.learning.schedule.LearningRate;

/**
 * A ramp of the learning rate: every step multiplies it by the same factor.
 *
 * @param from the first rate
 * @param to the last rate, at least ten times the first
 * @param steps from the first rate to the last, 20 to 100,000
 */
public record RangeOrder(double from, double to, int steps) {
    private static final double LEAST_RATIO = 10;

    public RangeOrder {
        Legal.range("from", from, LearningRate.LOWEST, LearningRate.HIGHEST);
        Legal.range("to", to, LearningRate.LOWEST, LearningRate.HIGHEST);
        if (to < LEAST_RATIO * from) {
            throw new IllegalValueException("to", to, "at least ten times the first rate, " + from);
        }
        Legal.range("steps", steps, 20, 100_000);
    }

    /** The rate of a step (0-based). */
    double rate(int step) {
        return from * StrictMath.pow(to / from, step / (steps - 1.0));
    }
}
