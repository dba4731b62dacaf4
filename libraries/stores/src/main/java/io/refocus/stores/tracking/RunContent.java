package io.refocus.stores.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The content of a run.
 *
 * @param parameters by key
 * @param lastSteps the step of the last point of each curve
 * @param datasets names of the datasets that were its input
 * @param models ids of the models it has made, with the step of each
 */
public record RunContent(
        TrackedRun run,
        RunState state,
        Map<String, String> tags,
        Map<String, String> parameters,
        Map<String, Long> lastSteps,
        Set<String> datasets,
        Map<String, Long> models) {
    public RunContent {
        tags = Map.copyOf(tags);
        parameters = Map.copyOf(parameters);
        lastSteps = Map.copyOf(lastSteps);
        datasets = Set.copyOf(datasets);
        models = Map.copyOf(models);
    }

    static RunContent parse(JsonNode node) {
        JsonNode info = node.path("info");
        Map<String, Long> lastSteps = new LinkedHashMap<>();
        node.at("/data/metrics")
                .forEach(metric -> lastSteps.put(
                        metric.path("key").asText(), metric.path("step").asLong()));
        Set<String> datasets = new HashSet<>();
        node.at("/inputs/dataset_inputs")
                .forEach(input -> datasets.add(input.at("/dataset/name").asText()));
        Map<String, Long> models = new LinkedHashMap<>();
        node.at("/outputs/model_outputs")
                .forEach(model -> models.put(
                        model.path("model_id").asText(), model.path("step").asLong()));
        return new RunContent(
                TrackedRun.parse(info),
                RunState.valueOf(info.path("status").asText()),
                pairs(node.at("/data/tags")),
                pairs(node.at("/data/params")),
                lastSteps,
                datasets,
                models);
    }

    /** The name in the list of runs. */
    public String name() {
        return tags.getOrDefault(RunTags.NAME, "");
    }

    /** The id of the model that was trained furthest. */
    public Optional<String> newestModel() {
        return models.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    private static Map<String, String> pairs(JsonNode list) {
        Map<String, String> pairs = new LinkedHashMap<>();
        list.forEach(
                pair -> pairs.put(pair.path("key").asText(), pair.path("value").asText()));
        return pairs;
    }
}
