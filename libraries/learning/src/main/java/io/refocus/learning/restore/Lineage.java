package io.refocus.learning.restore;

import io.refocus.documents.Legal;
import io.refocus.learning.experiment.StartWeights;
import java.util.Optional;

/**
 * The origin of a model.
 *
 * @param run id of the tracking run, in models of older builds; a trial is known by its id
 * @param trial the trial's digest
 * @param dataset the dataset version
 * @param metricContract version of the metrics it was chosen by
 * @param commit the source commit it was trained with
 * @param start the shipped model whose weights its training began with, if it was not a random draw
 */
public record Lineage(
        Optional<String> run,
        String trial,
        String dataset,
        String metricContract,
        String commit,
        Optional<StartWeights> start) {
    public Lineage {
        Legal.required("run", run);
        Legal.required("trial", trial);
        Legal.required("dataset", dataset);
        Legal.required("metricContract", metricContract);
        Legal.required("commit", commit);
        Legal.required("start", start);
    }

    /** The same under the name of another trial. */
    public Lineage ofTrial(String other) {
        return new Lineage(run, other, dataset, metricContract, commit, start);
    }
}
