package io.refocus.workflows.training;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Legal;
import java.util.Map;

/**
 * A trial to be trained. Its experiment and its description lie in the object store under the trial's id.
 *
 * @param trialId digest of experiment, dataset version, seed and numerics version
 * @param parameters what the sweep varied for this trial, by dotted path into the experiment
 * @param until updates in all: how far it is trained; not part of its identity
 */
public record TrialOrder(String trialId, DatasetVersion dataset, Map<String, Object> parameters, long until) {
    public TrialOrder {
        Legal.name("trialId", trialId);
        Legal.required("dataset", dataset);
        Legal.range("until", until, 1, Long.MAX_VALUE);
    }
}
