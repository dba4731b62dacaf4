package io.refocus.stores.trial;

import io.refocus.documents.Legal;

/**
 * The origin of a trial's result.
 *
 * @param dataset name of the dataset
 * @param datasetVersion digest of its manifest
 * @param codeVersion digest of the training code
 * @param commit the build's commit, or {@code unknown}
 * @param runId the trial's run in MLflow
 */
public record TrialOrigin(String dataset, String datasetVersion, String codeVersion, String commit, String runId) {
    public TrialOrigin {
        Legal.text("dataset", dataset);
        Legal.text("datasetVersion", datasetVersion);
        Legal.text("codeVersion", codeVersion);
        Legal.text("commit", commit);
        Legal.text("runId", runId);
    }
}
