package io.refocus.learning.schedule;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.Optional;

/** A learning rate as a function of the update count and of an explicit state, so a resumed run continues exactly. */
public sealed interface LearningRate {
    /** Limits of every rate in an experiment; larger ones diverge at once, smaller ones change no weight. */
    double LOWEST = 1e-12;

    double HIGHEST = 1;

    /**
     * The rate for the next update.
     *
     * @param update completed updates, {@code >= 0}
     * @param runLength updates of the whole run; the length of a schedule without one of its own
     * @param state this rate's own state
     * @return a rate {@code > 0}
     */
    double at(long update, long runLength, RateState state);

    /**
     * The state after one more validation.
     *
     * @param psnrDb the validation score, in dB; higher is better, infinity is legal
     */
    default RateState observe(RateState state, double psnrDb) {
        return state;
    }

    /** The same schedule with another highest rate; rates it ends at, or begins at, stay where they are not above it. */
    LearningRate peaking(double rate);

    private static double progress(long update, Optional<Long> updates, long runLength) {
        return Math.min(1.0, (double) update / updates.orElse(runLength));
    }

    private static void requireLength(Optional<Long> updates) {
        Legal.required("updates", updates).ifPresent(given -> Legal.range("updates", given, 1L, Long.MAX_VALUE));
    }

    private static void requireDescent(double start, double end) {
        Legal.range("start", start, LOWEST, HIGHEST);
        Legal.range("end", end, LOWEST, start);
    }

    /** Half a cosine from one value to another. */
    private static double cosine(double from, double to, double progress) {
        return to + (from - to) * 0.5 * (1 + StrictMath.cos(Math.PI * progress));
    }

    /** Always the same rate. */
    record Constant(double rate) implements LearningRate {
        public Constant {
            Legal.range("rate", rate, LOWEST, HIGHEST);
        }

        @Override
        public LearningRate peaking(double rate) {
            return new Constant(rate);
        }

        @Override
        public double at(long update, long runLength, RateState state) {
            return rate;
        }
    }

    /** {@code start}, multiplied by {@code factor} after every {@code every} updates; never below {@link #LOWEST}. */
    record Step(double start, double factor, long every) implements LearningRate {
        public Step {
            Legal.range("start", start, LOWEST, HIGHEST);
            Legal.range("factor", factor, 0.01, 0.99);
            Legal.range("every", every, 1, Long.MAX_VALUE);
        }

        @Override
        public LearningRate peaking(double rate) {
            return new Step(rate, factor, every);
        }

        @Override
        public double at(long update, long runLength, RateState state) {
            long falls = update / every;
            return Math.max(LOWEST, start * StrictMath.pow(factor, falls));
        }
    }

    /** From {@code start} to {@code end} by the same factor at each of {@code updates} updates, then {@code end}. */
    record Exponential(double start, double end, Optional<Long> updates) implements LearningRate {
        public Exponential {
            requireDescent(start, end);
            requireLength(updates);
        }

        @Override
        public LearningRate peaking(double rate) {
            return new Exponential(rate, Math.min(end, rate), updates);
        }

        @Override
        public double at(long update, long runLength, RateState state) {
            return start * StrictMath.pow(end / start, progress(update, updates, runLength));
        }
    }

    /**
     * {@code end + (start - end) * (1 - update / updates)^power}, then {@code end}; power 1 is a straight line.
     *
     * @param power in [0.1, 10]
     */
    record Polynomial(double start, double end, double power, Optional<Long> updates) implements LearningRate {
        public Polynomial {
            requireDescent(start, end);
            Legal.range("power", power, 0.1, 10);
            requireLength(updates);
        }

        @Override
        public LearningRate peaking(double rate) {
            return new Polynomial(rate, Math.min(end, rate), power, updates);
        }

        @Override
        public double at(long update, long runLength, RateState state) {
            return end + (start - end) * StrictMath.pow(1 - progress(update, updates, runLength), power);
        }
    }

    /**
     * Half a cosine from {@code start} to {@code end} over {@code updates} updates, then {@code end}:
     * {@code end + (start - end) * (1 + cos(pi * update / updates)) / 2}.
     */
    record Cosine(double start, double end, Optional<Long> updates) implements LearningRate {
        public Cosine {
            requireDescent(start, end);
            requireLength(updates);
        }

        @Override
        public LearningRate peaking(double rate) {
            return new Cosine(rate, Math.min(end, rate), updates);
        }

        @Override
        public double at(long update, long runLength, RateState state) {
            return cosine(start, end, progress(update, updates, runLength));
        }
    }

    /**
     * Half a cosine up from {@code start} to {@code peak} over the share {@code rise} of {@code updates}, half a cosine down to
     * {@code end} over the rest (arXiv:1708.07120), then {@code end}.
     *
     * @param rise in [0.01, 0.99]
     */
    record OneCycle(double start, double peak, double end, double rise, Optional<Long> updates)
            implements LearningRate {
        public OneCycle {
            Legal.range("peak", peak, LOWEST, HIGHEST);
            Legal.range("start", start, LOWEST, peak);
            Legal.range("end", end, LOWEST, peak);
            Legal.range("rise", rise, 0.01, 0.99);
            requireLength(updates);
        }

        @Override
        public LearningRate peaking(double rate) {
            return new OneCycle(Math.min(start, rate), rate, Math.min(end, rate), rise, updates);
        }

        @Override
        public double at(long update, long runLength, RateState state) {
            double progress = progress(update, updates, runLength);
            return progress < rise
                    ? cosine(start, peak, progress / rise)
                    : cosine(peak, end, (progress - rise) / (1 - rise));
        }
    }

    /**
     * Linear from 0 to the first rate of {@code then}, over {@code updates} updates:
     * {@code (update + 1) / (updates + 1)} of it; from there on {@code then}, which counts its updates from 0 and has
     * the rest of the run.
     */
    record WarmUp(long updates, LearningRate then) implements LearningRate {
        public WarmUp {
            Legal.range("updates", updates, 1, 1_000_000_000);
            if (Legal.required("then", then) instanceof WarmUp) {
                throw new IllegalValueException("then", "another warm-up", "the schedule after the warm-up");
            }
        }

        @Override
        public LearningRate peaking(double rate) {
            return new WarmUp(updates, then.peaking(rate));
        }

        @Override
        public double at(long update, long runLength, RateState state) {
            long rest = Math.max(1, runLength - updates);
            return update < updates
                    ? then.at(0, rest, state) * (update + 1) / (updates + 1)
                    : then.at(update - updates, rest, state);
        }

        @Override
        public RateState observe(RateState state, double psnrDb) {
            return then.observe(state, psnrDb);
        }
    }

    /**
     * Multiplied by {@code factor} whenever {@code patience} validations in a row brought no new best score; never below
     * {@code minimum}. After a reduction the count starts again.
     */
    record ReduceOnPlateau(double start, double factor, int patience, double minimum) implements LearningRate {
        public ReduceOnPlateau {
            Legal.range("start", start, LOWEST, HIGHEST);
            Legal.range("factor", factor, 0.01, 0.99);
            Legal.range("patience", patience, 1, 10_000);
            Legal.range("minimum", minimum, LOWEST, start);
        }

        @Override
        public LearningRate peaking(double rate) {
            return new ReduceOnPlateau(rate, factor, patience, Math.min(minimum, rate));
        }

        @Override
        public double at(long update, long runLength, RateState state) {
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
            double floor = minimum / start; // keep the factor within the range that changes the rate
            return new RateState(Math.max(floor, state.factor() * factor), state.best(), 0);
        }
    }
}
