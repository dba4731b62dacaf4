package io.refocus.workflows.training;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Legal;
import java.util.Map;

/**
 * A trial to be trained. Its experiment lies in the object store under the trial's id.
 *
 * @param trialId digest of experiment, dataset version, code version and seed
 * @param parameters what the sweep varied for this trial, by dotted path into the experiment
 * @param steps length of the training, in updates
 * @param parent tracking run of the sweep
 */
public record TrialOrder(
        String trialId, DatasetVersion dataset, Map<String, Object> parameters, long steps, ParentRun parent) {
    public TrialOrder {
        Legal.name("trialId", trialId);
        Legal.required("dataset", dataset);
        Legal.required("parent", parent);
        Legal.range("steps", steps, 1, Long.MAX_VALUE);
    }
}
