package io.refocus.stores.trial;

import io.refocus.documents.Legal;

/**
 * The origin of a trial's result.
 *
 * @param dataset name of the dataset
 * @param datasetVersion digest of its manifest
 * @param numerics version of the numerics it was trained by
 * @param commit the build's commit, or {@code unknown}
 */
public record TrialOrigin(String dataset, String datasetVersion, int numerics, String commit) {
    public TrialOrigin {
        Legal.text("dataset", dataset);
        Legal.text("datasetVersion", datasetVersion);
        Legal.range("numerics", numerics, 1, Integer.MAX_VALUE);
        Legal.text("commit", commit);
    }
}
