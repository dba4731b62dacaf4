package io.refocus.search.propose;

import io.refocus.search.space.Space;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says what to try next. */
public final class Proposer {
    private static final int ATTEMPTS = 50;
    private static final int LARGEST_LISTED = 10_000;

    private Proposer() {}

    /**
     * The next proposal: the same for the same arguments, on any machine. It was not tried before.
     *
     * @param first points to try before any draw, in the form that {@link Space#legal} gives them
     * @param told all earlier proposals of this search, those under way included, in any order
     * @return empty if every point of the space has been tried
     */
    public static Optional<Proposal> next(
            Search search, Space space, List<Map<String, Object>> first, List<Told> told) {
        int number = told.size();
        if (number < first.size()) {
            return Optional.of(new Proposal(number, first.get(number)));
        }
        Set<String> tried = Untried.keys(told);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Map<String, Object>> point = search.draw(space, told, attempt);
            if (point.isEmpty()) {
                return Optional.empty();
            }
            if (!tried.contains(Untried.key(point.get()))) {
                return point.map(fresh -> new Proposal(number, fresh));
            }
        }
        return Untried.first(space, told, LARGEST_LISTED).map(point -> new Proposal(number, point));
    }
}
