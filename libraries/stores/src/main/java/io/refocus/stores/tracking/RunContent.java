package io.refocus.stores.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The content of a run.
 *
 * @param parameters by key
 * @param lastSteps the step of the last point of each curve
 */
public record RunContent(
        TrackedRun run,
        RunState state,
        Map<String, String> tags,
        Map<String, String> parameters,
        Map<String, Long> lastSteps) {
    public RunContent {
        tags = Map.copyOf(tags);
        parameters = Map.copyOf(parameters);
        lastSteps = Map.copyOf(lastSteps);
    }

    static RunContent parse(JsonNode node) {
        JsonNode info = node.path("info");
        Map<String, Long> lastSteps = new LinkedHashMap<>();
        node.at("/data/metrics")
                .forEach(metric -> lastSteps.put(
                        metric.path("key").asText(), metric.path("step").asLong()));
        return new RunContent(
                TrackedRun.parse(info),
                RunState.valueOf(info.path("status").asText()),
                pairs(node.at("/data/tags")),
                pairs(node.at("/data/params")),
                lastSteps);
    }

    private static Map<String, String> pairs(JsonNode list) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list.forEach(
                pair -> pairs.put(pair.path("key").asText(), pair.path("value").asText()));
        return pairs;
    }
}
