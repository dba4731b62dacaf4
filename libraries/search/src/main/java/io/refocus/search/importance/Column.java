package io.refocus.search.importance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The values of one parameter at every point, as numbers that a tree can split.
 *
 * @param codes numbers as they are, or the index of each other value; NaN where the parameter does not exist
 * @param ordered whether less and more mean something
 */
record Column(double[] codes, boolean ordered) {

    static Column of(String path, List<Map<String, Object>> points) {
        boolean numbers = points.stream()
                .filter(point -> point.containsKey(path))
                .allMatch(point -> point.get(path) instanceof Number);
        List<Object> seen = new ArrayList<>();
        double[] codes = new double[points.size()];
        for (int i = 0; i < codes.length; i++) {
            Map<String, Object> point = points.get(i);
            codes[i] = !point.containsKey(path)
                    ? Double.NaN
                    : numbers ? ((Number) point.get(path)).doubleValue() : index(seen, point.get(path));
        }
        return new Column(codes, numbers);
    }

    private static int index(List<Object> seen, Object value) {
        if (!seen.contains(value)) {
            seen.add(value);
        }
        return seen.indexOf(value);
    }

    /** Whether a point with this code goes to the left of a split; what does not exist never does. */
    boolean left(double code, double split) {
        return ordered ? code <= split : code == split;
    }
}
