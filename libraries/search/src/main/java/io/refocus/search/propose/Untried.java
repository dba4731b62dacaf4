package io.refocus.search.propose;

import io.refocus.documents.Documents;
import io.refocus.search.space.Space;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What no proposal has tried yet. */
final class Untried {
    private Untried() {}

    static String key(Map<String, Object> point) {
        return Documents.canonicalJson(point);
    }

    static Set<String> keys(Collection<Told> told) {
        Set<String> keys = new HashSet<>();
        told.forEach(known -> keys.add(key(known.point())));
        return keys;
    }

    /** The first point of a finite space that is left. */
    static Optional<Map<String, Object>> first(Space space, List<Told> told, int most) {
        Set<String> tried = keys(told);
        return space.all(most).flatMap(points -> points.stream()
                .filter(point -> !tried.contains(key(point)))
                .findFirst());
    }
}
