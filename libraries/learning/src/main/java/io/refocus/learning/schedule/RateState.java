package io.refocus.learning.schedule;

import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * The state of a learning rate between validations; part of every checkpoint. Rates that are functions of the update
 * count alone never change it.
 *
 * @param factor product of all reductions so far, in (0, 1]
 * @param best highest validation score seen, in dB; empty before the first validation
 * @param validationsSinceBest validations since the best one or the last reduction, {@code >= 0}
 */
public record RateState(double factor, Optional<Double> best, int validationsSinceBest) {
    public RateState {
        Legal.range("factor", factor, Double.MIN_NORMAL, 1);
        Legal.required("best", best);
        Legal.range("validationsSinceBest", validationsSinceBest, 0, Integer.MAX_VALUE);
    }

    /** The state before the first update. */
    public static RateState initial() {
        return new RateState(1, Optional.empty(), 0);
    }
}
