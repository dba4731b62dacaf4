package io.refocus.stores.tracking;

import io.refocus.documents.Legal;

/**
 * A run in MLflow.
 *
 * @param artifactUri where the server wants its artifacts
 */
public record TrackedRun(String experimentId, String runId, String artifactUri) {
    public TrackedRun {
        Legal.text("experimentId", experimentId);
        Legal.text("runId", runId);
        Legal.text("artifactUri", artifactUri);
    }
}
