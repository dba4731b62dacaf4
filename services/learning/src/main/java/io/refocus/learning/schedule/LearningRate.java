package io.refocus.learning.schedule;

import io.refocus.documents.Legal;
import java.util.Optional;

/** A learning rate as a function of the update count and of an explicit state, so a resumed run continues exactly. */
public sealed interface LearningRate {
    /** Bounds of every rate in an experiment; larger ones diverge at once, smaller ones change no weight. */
    double LOWEST = 1e-12;

    double HIGHEST = 1;

    /**
     * The rate for the next update.
     *
     * @param update completed optimiser updates, {@code >= 0}
     * @param state this rate's own state
     * @return a rate {@code > 0}
     */
    double at(long update, RateState state);

    /**
     * The state after one more validation.
     *
     * @param psnrDb the validation score, in dB; higher is better, infinity is legal
     */
    default RateState observe(RateState state, double psnrDb) {
        return state;
    }

    /** Always the same rate. */
    record Constant(double rate) implements LearningRate {
        public Constant {
            Legal.range("rate", rate, LOWEST, HIGHEST);
        }

        @Override
        public double at(long update, RateState state) {
            return rate;
        }
    }

    /**
     * Half a cosine from {@code start} to {@code end} over {@code updates} updates, then {@code end}:
     * {@code end + (start - end) * (1 + cos(pi * update / updates)) / 2}.
     */
    record Cosine(double start, double end, long updates) implements LearningRate {
        public Cosine {
            Legal.range("start", start, LOWEST, HIGHEST);
            Legal.range("end", end, LOWEST, start);
            Legal.range("updates", updates, 1, Long.MAX_VALUE);
        }

        @Override
        public double at(long update, RateState state) {
            double progress = Math.min(1.0, (double) update / updates);
            return end + (start - end) * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
        }
    }

    /**
     * Multiplied by {@code factor} whenever {@code patience} validations in a row brought no new best score; never below
     * {@code minimum}. After a reduction the count of fruitless validations starts again.
     */
    record ReduceOnPlateau(double start, double factor, int patience, double minimum) implements LearningRate {
        public ReduceOnPlateau {
            Legal.range("start", start, LOWEST, HIGHEST);
            Legal.range("factor", factor, 0.01, 0.99);
            Legal.range("patience", patience, 1, 10_000);
            Legal.range("minimum", minimum, LOWEST, start);
        }

        @Override
        public double at(long update, RateState state) {
            return Math.max(minimum, start * state.factor());
        }

        @Override
        public RateState observe(RateState state, double psnrDb) {
            if (state.best().isEmpty() || psnrDb > state.best().get()) {
                return new RateState(state.factor(), Optional.of(psnrDb), 0);
            }
            int waited = state.validationsSinceBest() + 1;
            if (waited < patience) {
                return new RateState(state.factor(), state.best(), waited);
            }
            double floor = minimum / start; // never shrink the state beyond what the rate can show
            return new RateState(Math.max(floor, state.factor() * factor), state.best(), 0);
        }
    }
}
