package io.refocus.learning.objective;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.List;

/**
 * The distance of the generator's output to the sharp picture: the weighted sum of its terms. The adversarial term is
 * part of the adversary.
 *
 * @param terms at least one, no two of the same type
 */
public record Objective(List<Term> terms) {
    public Objective {
        terms = Legal.nonEmpty("terms", terms);
        List<String> names = terms.stream().map(Term::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalValueException("terms", names, "each type once");
        }
    }

    /** The smallest side of a picture that every term can measure, in pixels. */
    public int smallestSide() {
        return terms.stream().mapToInt(Term::smallestSide).max().orElseThrow();
    }
}
