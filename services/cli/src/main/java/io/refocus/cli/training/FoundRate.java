package io.refocus.cli.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.range.RangeCurve;
import io.refocus.learning.range.RateSuggestion;
import io.refocus.learning.schedule.LearningRate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a range test of one network found.
 *
 * @param network {@code generator} or {@code discriminator}
 * @param rate the rate to use; empty if the loss neither fell nor blew up
 * @param why how it was found, or why there is none
 * @param yaml lines for the experiment's file: its schedule with that rate as the highest
 * @param steps of the ramp until it ended
 * @param picture the curve
 */
public record FoundRate(
        String network, Optional<Double> rate, String why, Optional<String> yaml, int steps, String picture) {
    /** @param optimiser the path of the network's optimiser in an experiment @param schedule its rates there */
    static FoundRate of(String network, String optimiser, LearningRate schedule, RangeCurve curve, Path picture) {
        Optional<RateSuggestion> suggestion = curve.suggestion();
        return new FoundRate(
                network,
                suggestion.map(RateSuggestion::rate),
                suggestion
                        .map(RateSuggestion::why)
                        .orElse("the loss neither fell nor blew up: try a wider range, or more steps"),
                suggestion.map(found -> lines(optimiser, schedule.peaking(found.rate()))),
                curve.points().size(),
                picture.toString());
    }

    /** {@code a.b} as nested keys, the schedule in flow style. */
    private static String lines(String path, LearningRate schedule) {
        StringBuilder lines = new StringBuilder();
        String indent = "";
        for (String key : path.split("\\.")) {
            lines.append(indent).append(key).append(":\n");
            indent += "  ";
        }
        return lines.append(indent)
                .append("learningRate: ")
                .append(flow(Documents.tree(schedule)))
                .toString();
    }

    private static String flow(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue().stripTrailingZeros().toPlainString();
        }
        if (!node.isObject()) {
            return node.asText();
        }
        List<String> entries = new ArrayList<>();
        node.properties().forEach(field -> entries.add(field.getKey() + ": " + flow(field.getValue())));
        return "{" + String.join(", ", entries) + "}";
    }
}
