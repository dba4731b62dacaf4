package io.refocus.workflows.search;

import io.refocus.documents.Legal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Short names for the axes of a sweep and for their values: {@code learningRate.start=0.002 terms=psnr+fft-l1}. A path is
 * shortened to its last two words, or to as many as tell it from the other axes; a mapping is shown by its {@code type} and
 * the fields in which it differs from the axis's other values.
 */
public final class AxisLabels {
    private static final int FEWEST_WORDS = 2;

    private final Map<String, ValueLabels> axes = new LinkedHashMap<>();

    private AxisLabels(Map<String, List<Object>> axes) {
        axes.forEach((path, values) -> this.axes.put(path, new ValueLabels(values)));
    }

    /** @param axes their values by dotted path */
    public static AxisLabels of(Map<String, List<Object>> axes) {
        return new AxisLabels(Legal.required("axes", axes));
    }

    /** @param points the parameters of some trials of one sweep: what differs among them is shown */
    public static AxisLabels of(Collection<Map<String, Object>> points) {
        Map<String, List<Object>> axes = new LinkedHashMap<>();
        for (Map<String, Object> point : points) {
            point.forEach((path, value) -> {
                List<Object> values = axes.computeIfAbsent(path, key -> new ArrayList<>());
                if (!values.contains(value)) {
                    values.add(value);
                }
            });
        }
        return new AxisLabels(axes);
    }

    /** {@code learningRate.start=0.002 seed=7}; empty without parameters. */
    public String text(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> name(entry.getKey()) + "=" + value(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    /** The end of a path that no other axis has. */
    public String name(String path) {
        List<String> words = Arrays.asList(path.split("\\."));
        return Stream.iterate(Math.min(FEWEST_WORDS, words.size()), count -> count < words.size(), count -> count + 1)
                .map(count -> String.join(".", words.subList(words.size() - count, words.size())))
                .filter(end -> others(path).stream().noneMatch(other -> other.equals(end) || other.endsWith("." + end)))
                .findFirst()
                .orElse(path);
    }

    /** A value of an axis; different values have different labels. */
    public String value(String path, Object value) {
        ValueLabels labels = axes.get(path);
        return labels == null ? ValueLabels.whole(value) : labels.of(value);
    }

    private Set<String> others(String path) {
        return axes.keySet().stream().filter(other -> !other.equals(path)).collect(Collectors.toSet());
    }
}
