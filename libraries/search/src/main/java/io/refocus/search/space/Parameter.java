package io.refocus.search.space;

import io.refocus.documents.Documents;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a search varies.
 *
 * @param path dotted path of its value
 * @param domain of its value, or of the ratio to another parameter
 * @param times path of the parameter that the value is a multiple of
 * @param when the parameter exists where each of these choices has this value; a text also means the mapping of this {@code type}
 */
public record Parameter(String path, Domain domain, Optional<String> times, Map<String, Object> when) {

    /** @param point the values of the parameters that this one hangs on */
    Object value(double unit, Map<String, Object> point) {
        Object own = domain.value(unit);
        return times.map(base -> (Object) Significant.round(number(own) * number(point.get(base))))
                .orElse(own);
    }

    double unit(Map<String, Object> point) {
        Object value = point.get(path);
        return times.map(base -> domain.unit(number(value) / number(point.get(base))))
                .orElseGet(() -> domain.unit(value));
    }

    /** Whether it has a value beside these. */
    boolean active(Map<String, Object> point) {
        return times.map(point::containsKey).orElse(true)
                && when.entrySet().stream()
                        .allMatch(condition -> point.containsKey(condition.getKey())
                                && means(condition.getValue(), point.get(condition.getKey())));
    }

    /** Whether a value written in a condition means a chosen one. */
    static boolean means(Object written, Object chosen) {
        return Documents.canonicalJson(written).equals(Documents.canonicalJson(chosen))
                || chosen instanceof Map<?, ?> tree && written.equals(tree.get("type"));
    }

    /** What is legal for its value beside these, for a message. */
    String description(Map<String, Object> point) {
        return times.map(base -> "%s times the value of %s, %s".formatted(domain.description(), base, point.get(base)))
                .orElseGet(domain::description);
    }

    private static double number(Object value) {
        return ((Number) value).doubleValue();
    }
}
