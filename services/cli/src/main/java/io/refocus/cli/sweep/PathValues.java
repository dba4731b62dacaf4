package io.refocus.cli.sweep;

import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code PATH=VALUE} of a command line: dotted paths with values in YAML. */
public final class PathValues {
    private PathValues() {}

    /** @throws IllegalValueException if one is none, or a path stands there twice */
    public static Map<String, Object> of(List<String> written) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String one : written) {
            int equals = one.indexOf('=');
            if (equals < 1 || equals == one.length() - 1) {
                throw new IllegalValueException("PATH=VALUE", '"' + one + '"', "a dotted path, '=' and a value");
            }
            String path = one.substring(0, equals);
            if (values.put(path, Documents.yamlValue(one.substring(equals + 1), path)) != null) {
                throw new IllegalValueException("PATH=VALUE", path + " twice", "each path once");
            }
        }
        return values;
    }
}
