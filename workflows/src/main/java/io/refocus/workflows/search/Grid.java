package io.refocus.workflows.search;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Every combination of the axes' values. */
public final class Grid {
    /** With more trials the tracking pages of one sweep become useless. */
    public static final int LARGEST = 200;

    private Grid() {}

    /** The last axis changes fastest; no axes give one empty point. */
    public static List<Map<String, Object>> points(Map<String, List<Object>> axes) {
        List<Map<String, Object>> points = List.of(Map.of());
        for (Map.Entry<String, List<Object>> axis : axes.entrySet()) {
            List<Map<String, Object>> longer = new ArrayList<>();
            for (Map<String, Object> point : points) {
                for (Object value : axis.getValue()) {
                    Map<String, Object> next = new LinkedHashMap<>(point);
                    next.put(axis.getKey(), value);
                    longer.add(next);
                }
            }
            points = longer;
        }
        return points;
    }

    static void check(Map<String, List<Object>> axes) {
        Legal.required("axes", axes);
        long size = 1;
        for (Map.Entry<String, List<Object>> axis : axes.entrySet()) {
            String key = "axes." + axis.getKey();
            Legal.nonEmpty(key, axis.getValue());
            long different = axis.getValue().stream().distinct().count();
            if (different < axis.getValue().size()) {
                throw new IllegalValueException(key, axis.getValue(), "values that differ");
            }
            size *= different;
            if (size > LARGEST) {
                throw new IllegalValueException(
                        "axes", String.format(Locale.ROOT, "more than %d combinations", LARGEST), "at most " + LARGEST);
            }
        }
    }
}
