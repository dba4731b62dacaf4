package io.refocus.search.space;

import io.refocus.documents.IllegalValueException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which parameter hangs on which. */
final class Dependencies {
    private Dependencies() {}

    /**
     * Each after those that it hangs on, by path otherwise.
     *
     * @throws IllegalValueException for a ratio or a condition that points at nothing fit for it, or at itself
     */
    static List<Parameter> ordered(Map<String, Parameter> byPath) {
        byPath.values().forEach(parameter -> check(parameter, byPath));
        Map<String, Parameter> ordered = new java.util.LinkedHashMap<>();
        List<Parameter> left = new ArrayList<>(byPath.values());
        while (!left.isEmpty()) {
            List<Parameter> ready = left.stream()
                    .filter(parameter -> needs(parameter).allMatch(ordered::containsKey))
                    .toList();
            if (ready.isEmpty()) {
                Parameter first = left.get(0);
                throw new IllegalValueException(
                        "space." + first.path(),
                        "a parameter that hangs on itself: "
                                + left.stream().map(Parameter::path).collect(Collectors.joining(", ")),
                        "times and when without a circle");
            }
            ready.forEach(parameter -> ordered.put(parameter.path(), parameter));
            left.removeAll(ready);
        }
        return List.copyOf(ordered.values());
    }

    /** What must hold for a parameter to exist, the conditions of those that it hangs on included. */
    static Map<String, Object> conditions(Parameter parameter, Collection<Parameter> all) {
        Map<String, Object> conditions = new TreeMap<>(parameter.when());
        needs(parameter)
                .flatMap(path -> all.stream().filter(other -> other.path().equals(path)))
                .forEach(other -> conditions.putAll(conditions(other, all)));
        return conditions;
    }

    private static Stream<String> needs(Parameter parameter) {
        return Stream.concat(parameter.times().stream(), parameter.when().keySet().stream());
    }

    private static void check(Parameter parameter, Map<String, Parameter> byPath) {
        String key = "space." + parameter.path();
        parameter.times().ifPresent(base -> checkBase(key + ".times", base, parameter, byPath));
        parameter.when().forEach((path, value) -> {
            Parameter other = byPath.get(path);
            if (other == null || !(other.domain() instanceof Domain.Choice choice)) {
                throw new IllegalValueException(
                        key + ".when",
                        other == null ? path + ", which is no parameter" : path + ", which is no choice",
                        "the path of a choice of this space: " + paths(byPath, Domain.Choice.class));
            }
            if (choice.values().stream().noneMatch(chosen -> Parameter.means(value, chosen))) {
                throw new IllegalValueException(key + ".when." + path, value, choice.description());
            }
        });
    }

    private static void checkBase(String key, String base, Parameter parameter, Map<String, Parameter> byPath) {
        Parameter other = byPath.get(base);
        String legal = "the path of a uniform, log-uniform or integer parameter above 0";
        if (other == null) {
            throw new IllegalValueException(key, base + ", which is no parameter of this space", legal);
        }
        if (other.domain() instanceof Domain.Choice) {
            throw new IllegalValueException(key, base + ", which is a choice", legal);
        }
        if (!positive(other.domain()) || !positive(parameter.domain())) {
            throw new IllegalValueException(key, "a ratio that may be 0 or below", legal + ", and a ratio above 0");
        }
    }

    private static boolean positive(Domain domain) {
        return ((Number) domain.value(0)).doubleValue() > 0;
    }

    private static String paths(Map<String, Parameter> byPath, Class<? extends Domain> kind) {
        String paths = byPath.values().stream()
                .filter(parameter -> kind.isInstance(parameter.domain()))
                .map(Parameter::path)
                .collect(Collectors.joining(", "));
        return paths.isEmpty() ? "it has none" : paths;
    }
}
