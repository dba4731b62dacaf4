package io.refocus.stores.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Legal;

/**
 * A run in MLflow.
 *
 * @param artifactUri location of its artifacts
 */
public record TrackedRun(String experimentId, String runId, String artifactUri) {
    public TrackedRun {
        Legal.text("experimentId", experimentId);
        Legal.text("runId", runId);
        Legal.text("artifactUri", artifactUri);
    }

    static TrackedRun parse(JsonNode info) {
        return new TrackedRun(
                info.path("experiment_id").asText(),
                info.path("run_id").asText(),
                info.path("artifact_uri").asText());
    }
}
