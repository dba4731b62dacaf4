package io.refocus.application.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.documents.Variants;
import io.refocus.learning.experiment.Experiment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The spelling that works, for an axis over the {@code type} of an object: each type has keys of its own, so the whole object is
 * the value.
 */
final class TypeAxisHint {
    private static final String ENDING = ".type";

    private TypeAxisHint() {}

    /** Empty if no axis ends with {@code .type}. */
    static Optional<String> of(Map<String, List<Object>> axes, Experiment experiment) {
        return axes.keySet().stream()
                .filter(path -> path.endsWith(ENDING))
                .findFirst()
                .map(path -> path.substring(0, path.length() - ENDING.length()))
                .map(object -> "each type has keys of its own, so vary the whole object: %s: [%s]"
                        .formatted(
                                object,
                                axes.get(object + ENDING).stream()
                                        .map(type -> spelled(axes, experiment, object, String.valueOf(type)))
                                        .collect(Collectors.joining(", "))));
    }

    private static String spelled(Map<String, List<Object>> axes, Experiment experiment, String object, String type) {
        JsonNode present = Documents.tree(experiment).at("/" + object.replace('.', '/'));
        return Variants.keys(Experiment.class, object, type).orElse(List.of()).stream()
                .map(key -> key + ": " + value(axes, present, object, key))
                .collect(Collectors.joining(", ", "{type: " + type + ", ", "}"))
                .replace(", }", "}");
    }

    /** As another axis gives it, or as the experiment has it; else it is left to the reader. */
    private static String value(Map<String, List<Object>> axes, JsonNode present, String object, String key) {
        List<Object> given = axes.getOrDefault(object + "." + key, List.of());
        if (!given.isEmpty()) {
            return String.valueOf(given.get(0));
        }
        return present.has(key) ? present.get(key).toString() : "...";
    }
}
