package io.refocus.search.propose;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a proposal.
 *
 * @param number of the proposal
 * @param point what was tried
 * @param score the higher the better; of a completed one
 */
public record Told(int number, Map<String, Object> point, ToldState state, Optional<Double> score) {
    public Told {
        Legal.range("number", number, 0, Integer.MAX_VALUE);
        Legal.required("point", point);
        Legal.required("state", state);
        boolean finite = score.filter(Double::isFinite).isPresent();
        if (finite != (state == ToldState.COMPLETED)) {
            throw new IllegalValueException(
                    "score", score.orElse(null), "a finite number if it is completed, and none if it is not");
        }
    }

    public static Told completed(int number, Map<String, Object> point, double score) {
        return new Told(number, point, ToldState.COMPLETED, Optional.of(score));
    }

    /** Of a proposal without a score. */
    public static Told of(int number, Map<String, Object> point, ToldState state) {
        return new Told(number, point, state, Optional.empty());
    }
}
