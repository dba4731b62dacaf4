package io.refocus.workflows.search;

import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.search.propose.Search;
import io.refocus.search.space.Domain;
import io.refocus.search.space.Space;
import io.refocus.search.space.Widening;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a sweep searches, and how.
 *
 * @param space parameters by dotted path, as a document spells them
 * @param first points to try before any draw
 * @param budget absent only for a grid, which ends by itself
 */
public record SearchOrder(
        Search strategy, Map<String, Object> space, List<Map<String, Object>> first, Optional<SearchBudget> budget) {
    public SearchOrder {
        Legal.required("search", strategy);
        Space parsed = Space.of(space);
        strategy.check(parsed);
        first = legal(parsed, first);
        if (budget.isEmpty() && !(strategy instanceof Search.Grid)) {
            throw new IllegalValueException("budget", "nothing", "a mapping with trials, minutes or steps");
        }
    }

    private static List<Map<String, Object>> legal(Space space, List<Map<String, Object>> written) {
        List<Map<String, Object>> points = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> point : written) {
            String key = String.format(Locale.ROOT, "first[%d]", points.size());
            points.add(space.legal(key, point));
            if (!seen.add(Documents.canonicalJson(points.get(points.size() - 1)))) {
                throw new IllegalValueException(key, "a point that stands there already", "points that differ");
            }
        }
        return List.copyOf(points);
    }

    /** The space as it is searched. */
    public Space parameters() {
        return Space.of(space);
    }

    /** The same search after what was made of it by hand. Points that were added are no part of it. */
    public SearchOrder after(List<SweepVerb.Kept> verbs) {
        Map<String, Object> wider = space;
        Optional<SearchBudget> more = budget;
        for (SweepVerb verb : verbs) {
            if (verb instanceof SweepVerb.Widen widen) {
                wider = Widening.of(wider, widen.path(), widen.space());
            }
            if (verb instanceof SweepVerb.Extend extend) {
                more = more.map(limit -> limit.raised(extend.budget()));
            }
        }
        return new SearchOrder(strategy, wider, first, more);
    }

    /** The values of each parameter by path, where they can be listed; an empty list where they cannot. */
    Map<String, List<Object>> varied() {
        Map<String, List<Object>> varied = new LinkedHashMap<>();
        parameters()
                .parameters()
                .forEach(parameter -> varied.put(
                        parameter.path(),
                        parameter.domain() instanceof Domain.Choice choice ? choice.values() : List.of()));
        return varied;
    }

    /** {@code tpe, at most 20 trials, 60 minutes}. */
    public String text() {
        String how = Documents.tree(strategy).path("type").asText();
        Optional<Integer> points = parameters().all(SearchBudget.MOST_TRIALS).map(List::size);
        String all = points.map(count -> String.format(Locale.ROOT, " of a space of %d points", count))
                .orElse("");
        return how + all + budget.map(limit -> ", at most " + limit.text()).orElse("");
    }
}
