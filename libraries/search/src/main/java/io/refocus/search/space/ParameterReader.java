package io.refocus.search.space;

import io.refocus.documents.IllegalValueException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a parameter as a document spells it: {@code {log-uniform: [0.0001, 0.01], when: {PATH: VALUE}}}. */
final class ParameterReader {
    private static final List<String> KINDS = List.of("uniform", "log-uniform", "integer", "choice");
    private static final String SPELLING =
            "a mapping with one of uniform: [a, b], log-uniform: [a, b], integer: [a, b], choice: [...]";

    private final String path;
    private final Map<?, ?> spelled;
    private final String kind;

    private ParameterReader(String path, Map<?, ?> spelled) {
        this.path = path;
        this.spelled = spelled;
        List<String> kinds = KINDS.stream().filter(spelled::containsKey).toList();
        if (kinds.size() != 1) {
            throw bad("", kinds.isEmpty() ? spelled.keySet() : kinds, SPELLING);
        }
        this.kind = kinds.get(0);
    }

    /** @throws IllegalValueException with the key below {@code space} */
    static Parameter read(String path, Object value) {
        if (!(value instanceof Map<?, ?> spelled)) {
            throw new IllegalValueException("space." + path, value, SPELLING);
        }
        return new ParameterReader(path, spelled).read();
    }

    private Parameter read() {
        Set<String> legal = new TreeSet<>(Set.of(kind, "when"));
        if (kind.equals("integer")) {
            legal.add("step");
        }
        if (kind.endsWith("uniform")) {
            legal.add("times");
        }
        for (Object key : spelled.keySet()) {
            if (!legal.contains(String.valueOf(key))) {
                throw bad("." + key, "a key that goes with no " + kind, "one of " + String.join(", ", legal));
            }
        }
        try {
            return new Parameter(path, domain(), times(), when());
        } catch (IllegalValueException e) {
            throw e.key().startsWith("space.") ? e : bad("." + e.key(), e.got(), e.legal());
        }
    }

    private Domain domain() {
        return switch (kind) {
            case "uniform" -> new Domain.Uniform(number(0), number(1));
            case "log-uniform" -> new Domain.LogUniform(number(0), number(1));
            case "integer" -> new Domain.Whole(whole(0), whole(1), step());
            default -> new Domain.Choice(list().stream().map(Object.class::cast).toList());
        };
    }

    private Optional<String> times() {
        Object base = spelled.get("times");
        if (base != null && !(base instanceof String)) {
            throw bad(".times", base, "the path of another parameter");
        }
        return Optional.ofNullable((String) base);
    }

    @SuppressWarnings("unchecked") // keys of a document are texts
    private Map<String, Object> when() {
        Object conditions = spelled.get("when");
        if (conditions == null) {
            return Map.of();
        }
        if (!(conditions instanceof Map<?, ?> map) || map.isEmpty()) {
            throw bad(".when", conditions, "a mapping of a choice's path to one of its values");
        }
        return Map.copyOf((Map<String, Object>) map);
    }

    private long step() {
        Object step = spelled.containsKey("step") ? spelled.get("step") : 1L;
        if (step instanceof Long || step instanceof Integer) {
            return ((Number) step).longValue();
        }
        throw bad(".step", step, "a whole number");
    }

    private double number(int end) {
        Object value = pair().get(end);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        throw bad("." + kind, value, "two numbers");
    }

    private long whole(int end) {
        Object value = pair().get(end);
        if (value instanceof Long || value instanceof Integer) {
            return ((Number) value).longValue();
        }
        throw bad("." + kind, value, "two whole numbers");
    }

    private List<?> pair() {
        List<?> ends = list();
        if (ends.size() != 2) {
            throw bad("." + kind, ends, "a list of two: the lowest and the highest value");
        }
        return ends;
    }

    private List<?> list() {
        if (spelled.get(kind) instanceof List<?> list && list.stream().noneMatch(java.util.Objects::isNull)) {
            return list;
        }
        throw bad("." + kind, spelled.get(kind), kind.equals("choice") ? "a list of values" : "a list of two numbers");
    }

    private IllegalValueException bad(String key, Object got, String legal) {
        return new IllegalValueException("space." + path + key, got, legal);
    }
}
