package io.refocus.stores.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.mlflow.MlflowException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds runs by tag and creates missing ones. */
final class Runs {
    private static final int PAGE = 200;
    private static final List<String> OLDEST_FIRST = List.of("attribute.start_time ASC", "attribute.run_id ASC");

    /** MLflow's word for an experiment that trains models; without it, it asks. */
    private static final Map<String, String> TRAINS_MODELS =
            Map.of("key", "mlflow.experimentKind", "value", "custom_model_development");

    private final MlflowConnection mlflow;

    Runs(MlflowConnection mlflow) {
        this.mlflow = mlflow;
    }

    RunContent findOrMake(String experiment, NewRun wanted) {
        String experimentId = experiment(experiment);
        Optional<RunContent> found = find(experimentId, wanted.identityTag(), wanted.identity());
        if (found.isEmpty()) {
            mlflow.post("start the run " + wanted.name(), "runs/create", creation(experimentId, wanted));
            // of two created at the same moment, all use the older
            found = find(experimentId, wanted.identityTag(), wanted.identity());
        }
        return found.orElseThrow(
                () -> new IllegalStateException("MLflow does not list the run it has just created: " + wanted.name()));
    }

    RunContent content(String runId) {
        return RunContent.parse(mlflow.get("look at the run " + runId, "runs/get?run_id=" + runId)
                .path("run"));
    }

    /** All runs that have a tag; none if there is no such experiment. */
    List<RunContent> withTag(String experiment, String tag) {
        Optional<String> id = findExperiment(experiment);
        return id.isEmpty() ? List.of() : search(id.get(), "tags.`%s` LIKE '%%'".formatted(tag), Integer.MAX_VALUE);
    }

    void state(String runId, RunState state, Optional<Long> endMillis) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("run_id", runId);
        body.put("status", state.name());
        endMillis.ifPresent(end -> body.put("end_time", end));
        mlflow.post("set the run %s to %s".formatted(runId, state), "runs/update", body);
    }

    void rename(String runId, String name) {
        mlflow.post("name the run " + runId, "runs/update", Map.of("run_id", runId, "run_name", name));
    }

    Optional<RunContent> find(String experimentId, String tag, String value) {
        return search(experimentId, "tags.`%s` = '%s'".formatted(tag, value), 1).stream()
                .findFirst();
    }

    Optional<String> findExperiment(String name) {
        String filter = "name = '%s'".formatted(name.replace("'", "\\'"));
        JsonNode found = mlflow.post(
                        "look for the experiment " + name,
                        "experiments/search",
                        Map.of("filter", filter, "max_results", 1))
                .at("/experiments/0/experiment_id");
        return found.isMissingNode() ? Optional.empty() : Optional.of(found.asText());
    }

    private List<RunContent> search(String experimentId, String filter, int limit) {
        List<RunContent> runs = new ArrayList<>();
        String token = "";
        do {
            Map<String, Object> body = new TreeMap<>(Map.of(
                    "experiment_ids",
                    List.of(experimentId),
                    "filter",
                    filter,
                    "max_results",
                    Math.min(limit, PAGE),
                    "order_by",
                    OLDEST_FIRST));
            if (!token.isEmpty()) {
                body.put("page_token", token);
            }
            JsonNode page = mlflow.post("look for runs where " + filter, "runs/search", body);
            page.path("runs").forEach(run -> runs.add(RunContent.parse(run)));
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty() && runs.size() < limit);
        return runs;
    }

    private String experiment(String name) {
        Optional<String> found = findExperiment(name);
        if (found.isPresent()) {
            return found.get();
        }
        try {
            return mlflow.post(
                            "make the experiment " + name,
                            "experiments/create",
                            Map.of("name", name, "tags", List.of(TRAINS_MODELS)))
                    .path("experiment_id")
                    .asText();
        } catch (MlflowException e) {
            return findExperiment(name).orElseThrow(() -> e); // another process created it meanwhile
        }
    }

    private static Map<String, Object> creation(String experimentId, NewRun wanted) {
        List<Map<String, String>> tags = new ArrayList<>();
        new TreeMap<>(wanted.allTags()).forEach((key, value) -> tags.add(Map.of("key", key, "value", value)));
        return Map.of(
                "experiment_id",
                experimentId,
                "run_name",
                wanted.name(),
                "start_time",
                wanted.startMillis(),
                "tags",
                tags);
    }
}
