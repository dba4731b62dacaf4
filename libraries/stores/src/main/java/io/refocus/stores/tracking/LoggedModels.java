package io.refocus.stores.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.stores.mlflow.MlflowConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Models as MLflow keeps them beside the runs that made them. */
final class LoggedModels {
    private static final String TYPE = "deblurring";

    private final MlflowConnection mlflow;

    LoggedModels(MlflowConnection mlflow) {
        this.mlflow = mlflow;
    }

    /** Makes the model of this name, if the run has none, and links it to the run. @return its id */
    String findOrMake(RunContent run, NewModel wanted) {
        String id = find(run.run(), wanted.name()).orElseGet(() -> make(run.run(), wanted));
        if (!run.models().containsKey(id)) { // the same link again is an error
            mlflow.post(
                    "link the model %s to its run".formatted(wanted.name()),
                    "runs/outputs",
                    Map.of(
                            "run_id",
                            run.run().runId(),
                            "models",
                            List.of(Map.of("model_id", id, "step", wanted.step()))));
        }
        return id;
    }

    private Optional<String> find(TrackedRun run, String name) {
        String filter = "source_run_id = '%s' AND name = '%s'".formatted(run.runId(), name);
        JsonNode found = mlflow.post(
                        "look for the model " + name,
                        "logged-models/search",
                        Map.of("experiment_ids", List.of(run.experimentId()), "filter", filter, "max_results", 1))
                .at("/models/0/info/model_id");
        return found.isMissingNode() ? Optional.empty() : Optional.of(found.asText());
    }

    private String make(TrackedRun run, NewModel wanted) {
        List<Map<String, String>> tags = new TreeMap<>(wanted.tags())
                .entrySet().stream()
                        .map(tag -> Map.of("key", tag.getKey(), "value", tag.getValue()))
                        .toList();
        String id = mlflow.post(
                        "make the model " + wanted.name(),
                        "logged-models",
                        Map.of(
                                "experiment_id",
                                run.experimentId(),
                                "name",
                                wanted.name(),
                                "source_run_id",
                                run.runId(),
                                "model_type",
                                TYPE,
                                "tags",
                                tags))
                .at("/model/info/model_id")
                .asText();
        mlflow.patch(
                "finish the model " + wanted.name(),
                "logged-models/" + id,
                Map.of("model_id", id, "status", "LOGGED_MODEL_READY"));
        return id;
    }
}
