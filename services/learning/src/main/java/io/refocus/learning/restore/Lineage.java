package io.refocus.learning.restore;

import io.refocus.documents.Legal;

/**
 * Where a model comes from.
 *
 * @param run id of the tracking run
 * @param trial the trial's digest
 * @param dataset the dataset version
 * @param metricContract version of the metrics it was chosen by
 * @param commit the source commit it was trained with
 */
public record Lineage(String run, String trial, String dataset, String metricContract, String commit) {
    public Lineage {
        Legal.required("run", run);
        Legal.required("trial", trial);
        Legal.required("dataset", dataset);
        Legal.required("metricContract", metricContract);
        Legal.required("commit", commit);
    }
}
