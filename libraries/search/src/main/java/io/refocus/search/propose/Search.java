package io.refocus.search.propose;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.search.space.Domain;
import io.refocus.search.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.random.RandomGenerator;

/** How points are chosen. */
public sealed interface Search {
    /**
     * @param told all earlier proposals
     * @param attempt how many draws for this proposal were points tried before
     * @return empty if this way of choosing has no other point
     */
    Optional<Map<String, Object>> draw(Space space, List<Told> told, int attempt);

    /** @throws IllegalValueException if it cannot search this space */
    default void check(Space space) {}

    /** Every point in order. For spaces of choices and whole numbers. */
    record Grid() implements Search {
        /** More trials than a sweep can have. */
        private static final int MOST = 10_000;

        @Override
        public Optional<Map<String, Object>> draw(Space space, List<Told> told, int attempt) {
            return Untried.first(space, told, MOST);
        }

        @Override
        public void check(Space space) {
            space.parameters().stream()
                    .filter(parameter -> parameter.domain().cells() == 0)
                    .findFirst()
                    .ifPresent(parameter -> {
                        throw new IllegalValueException(
                                "space." + parameter.path(),
                                "a continuum",
                                "a choice or an integer: a grid has every value; random, sobol and tpe draw some");
                    });
            if (space.all(MOST).isEmpty()) {
                throw new IllegalValueException(
                        "space", "more than " + MOST + " points", "at most " + MOST + " for a grid");
            }
        }
    }

    /** Independent draws. */
    record Random(long seed) implements Search {
        @Override
        public Optional<Map<String, Object>> draw(Space space, List<Told> told, int attempt) {
            return Optional.of(Draws.random(space, Draws.stream(seed, told.size(), attempt)));
        }
    }

    /** Quasi-random: fills the space more evenly than {@link Random}. Sobol's sequence, shifted by the seed. */
    record Sobol(long seed) implements Search {
        @Override
        public Optional<Map<String, Object>> draw(Space space, List<Told> told, int attempt) {
            return Optional.of(SobolPoints.at(space, seed, told.size() + attempt));
        }

        @Override
        public void check(Space space) {
            space.parameters().stream()
                    .filter(parameter -> parameter.domain() instanceof Domain.Choice)
                    .findFirst()
                    .ifPresent(parameter -> {
                        throw new IllegalValueException(
                                "space." + parameter.path(),
                                "a choice",
                                "uniform, log-uniform or integer: a quasi-random sequence needs values in an order; random and"
                                        + " tpe take choices");
                    });
            if (space.parameters().size() > SobolPoints.MOST) {
                throw new IllegalValueException(
                        "space", space.parameters().size() + " parameters", "at most " + SobolPoints.MOST);
            }
        }
    }

    /**
     * The tree-structured Parzen estimator, over all parameters jointly.
     *
     * @param startupTrials results before which it draws without them, quasi-randomly; {@value Tpe#STARTUP} unless given
     */
    record Tpe(long seed, Optional<Integer> startupTrials) implements Search {
        static final int STARTUP = 10;

        /** A group's best candidate is a point tried before only where few are left. */
        private static final int ATTEMPTS = 5;

        public Tpe {
            startupTrials.ifPresent(trials -> Legal.range("startupTrials", trials, 1, 1000));
        }

        @Override
        public Optional<Map<String, Object>> draw(Space space, List<Told> told, int attempt) {
            RandomGenerator random = Draws.stream(seed, told.size(), attempt);
            if (attempt >= ATTEMPTS) {
                return Optional.of(Draws.random(space, random));
            }
            Split split = Split.of(told);
            if (split.known() >= startupTrials.orElse(STARTUP)) {
                return Optional.of(new TpeDraw(space, split, Untried.keys(told), random).point());
            }
            return Optional.of(
                    attempt == 0 && space.parameters().size() <= SobolPoints.MOST
                            ? SobolPoints.at(space, seed, told.size())
                            : Draws.random(space, random));
        }
    }
}
