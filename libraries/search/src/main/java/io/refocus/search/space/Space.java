package io.refocus.search.space;

import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a search may try. A point has a value for each parameter that exists there, in the order of their paths: a subtree stands
 * before what is inside it. The order in which a document lists them changes nothing.
 */
public final class Space {
    private final List<Parameter> parameters;

    private Space(List<Parameter> parameters) {
        this.parameters = parameters;
    }

    /**
     * Reads a space.
     *
     * @param document parameters by dotted path, {@code {log-uniform: [a, b]}}
     * @throws IllegalValueException with a key that begins with {@code space}
     */
    public static Space of(Map<String, Object> document) {
        if (Legal.required("space", document).isEmpty()) {
            throw new IllegalValueException("space", "nothing", "at least one parameter by its dotted path");
        }
        Map<String, Parameter> byPath = new TreeMap<>();
        document.forEach((path, spelled) -> byPath.put(path, ParameterReader.read(path, spelled)));
        return new Space(Dependencies.ordered(byPath));
    }

    /** Each after those that it hangs on. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameters that exist together, those first that others hang on. */
    public List<List<Parameter>> groups() {
        Map<String, List<Parameter>> groups = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String conditions = Documents.canonicalJson(Dependencies.conditions(parameter, parameters));
            groups.computeIfAbsent(conditions, key -> new ArrayList<>()).add(parameter);
        }
        return List.copyOf(groups.values());
    }

    /** Whether a parameter exists beside these values. */
    public boolean exists(Parameter parameter, Map<String, Object> point) {
        return parameter.active(point);
    }

    /** @param units where each parameter's value lies, from 0 to 1; parameters without one, and those that depend on them, are left out */
    public Map<String, Object> point(Map<String, Double> units) {
        Map<String, Object> point = new TreeMap<>();
        for (Parameter parameter : parameters) {
            Double unit = units.get(parameter.path());
            if (unit != null && parameter.active(point)) {
                point.put(parameter.path(), parameter.value(unit, point));
            }
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(point));
    }

    /** The inverse of {@link #point}, up to rounding. */
    public Map<String, Double> units(Map<String, Object> point) {
        Map<String, Double> units = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            if (point.containsKey(parameter.path()) && parameter.active(point)) {
                units.put(parameter.path(), parameter.unit(point));
            }
        }
        return units;
    }

    /**
     * A point that somebody wrote, in the form of a drawn one.
     *
     * @param key where it stands, for a message
     * @throws IllegalValueException if a value is missing, too many or illegal
     */
    public Map<String, Object> legal(String key, Map<String, Object> written) {
        Map<String, Object> point = new TreeMap<>();
        for (Parameter parameter : parameters) {
            if (parameter.active(point)) {
                point.put(parameter.path(), legal(key, parameter, written, point));
            }
        }
        for (String path : written.keySet()) {
            if (!point.containsKey(path)) {
                throw new IllegalValueException(
                        key + "." + path,
                        "a path that is no parameter at this point",
                        "only " + String.join(", ", point.keySet()));
            }
        }
        return Collections.unmodifiableMap(new LinkedHashMap<>(point));
    }

    private static Object legal(
            String key, Parameter parameter, Map<String, Object> written, Map<String, Object> point) {
        Object value = written.get(parameter.path());
        Optional<Object> legal = value == null
                ? Optional.empty()
                : parameter
                        .times()
                        .map(base -> multiple(parameter, value, ((Number) point.get(base)).doubleValue()))
                        .orElseGet(() -> parameter.domain().legal(value));
        return legal.orElseThrow(() -> new IllegalValueException(
                key + "." + parameter.path(), value == null ? "nothing" : value, parameter.description(point)));
    }

    private static Optional<Object> multiple(Parameter parameter, Object value, double base) {
        return value instanceof Number number
                ? parameter
                        .domain()
                        .legal(Significant.round(number.doubleValue() / base))
                        .map(ratio -> (Object) number.doubleValue())
                : Optional.empty();
    }

    /** Points at the ends of a parameter, or at each of its choices, where it exists; the others lie in their middle. */
    public List<Map<String, Object>> extremes(Parameter parameter) {
        Map<String, Double> units = new LinkedHashMap<>();
        parameters.forEach(other -> units.put(other.path(), 0.5));
        Dependencies.conditions(parameter, parameters)
                .forEach((path, value) ->
                        units.put(path, ((Domain.Choice) find(path).domain()).unitOf(value)));
        int cells =
                parameter.domain() instanceof Domain.Choice ? parameter.domain().cells() : 2;
        List<Map<String, Object>> points = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            double unit = parameter.domain() instanceof Domain.Choice ? (cell + 0.5) / cells : cell;
            units.put(parameter.path(), unit);
            for (Optional<String> base = parameter.times();
                    base.isPresent();
                    base = find(base.get()).times()) {
                units.put(base.get(), unit);
            }
            points.add(point(units));
        }
        return points;
    }

    private Parameter find(String path) {
        return parameters.stream()
                .filter(parameter -> parameter.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /** Every point, the last parameter changing fastest; empty if there is a continuum, or more than so many. */
    public Optional<List<Map<String, Object>>> all(int most) {
        List<Map<String, Object>> points = List.of(new TreeMap<>());
        for (Parameter parameter : parameters) {
            if (parameter.domain().cells() == 0) {
                return Optional.empty();
            }
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> point : points) {
                int cells = parameter.active(point) ? parameter.domain().cells() : 0;
                for (int cell = 0; cell < cells && longer.size() <= most; cell++) {
                    Map<String, Object> next = new TreeMap<>(point);
                    next.put(parameter.path(), parameter.domain().value((cell + 0.5) / cells));
                    longer.add(next);
                }
                if (cells == 0) {
                    longer.add(point);
                }
            }
            points = longer;
            if (points.size() > most) {
                return Optional.empty();
            }
        }
        return Optional.of(points.stream()
                .map(point -> Collections.unmodifiableMap((Map<String, Object>) new LinkedHashMap<>(point)))
                .toList());
    }
}
