package io.refocus.workflows.search;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How much a search may spend; no trial begins once one of these has run out, and those under way go on to their end.
 *
 * @param trials number of trials, those found finished included
 * @param minutes since the sweep was started
 * @param steps sum over all trials
 */
public record SearchBudget(Optional<Integer> trials, Optional<Integer> minutes, Optional<Long> steps) {
    /** A workflow's history has room for no more. */
    static final int MOST_TRIALS = 1000;

    private static final int MOST_MINUTES = 1_000_000;

    public SearchBudget {
        trials.ifPresent(value -> Legal.range("trials", value, 1, MOST_TRIALS));
        minutes.ifPresent(value -> Legal.range("minutes", value, 1, MOST_MINUTES));
        steps.ifPresent(value -> Legal.range("steps", value, 1, Long.MAX_VALUE));
        if (trials.isEmpty() && minutes.isEmpty() && steps.isEmpty()) {
            throw new IllegalValueException("trials", "nothing", "trials, minutes or steps: one of them at least");
        }
    }

    /** With what the other has in place of this one's. */
    SearchBudget raised(SearchBudget to) {
        return new SearchBudget(to.trials.or(() -> trials), to.minutes.or(() -> minutes), to.steps.or(() -> steps));
    }

    /** {@code 20 trials, 60 minutes}. */
    String text() {
        return Stream.of(
                        trials.map(value -> String.format(Locale.ROOT, "%d trials", value)),
                        minutes.map(value -> String.format(Locale.ROOT, "%d minutes", value)),
                        steps.map(value -> String.format(Locale.ROOT, "%d steps", value)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }
}
