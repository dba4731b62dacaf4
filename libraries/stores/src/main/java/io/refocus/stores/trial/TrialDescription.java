package io.refocus.stores.trial;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Description of a trial: everything a tracker needs beside its experiment.
 *
 * @param experiment name of its experiment
 * @param parameters what the sweep varied, by dotted path
 * @param sweepId the sweep that first asked for it
 * @param sweepName that sweep's name
 */
public record TrialDescription(
        String trialId,
        String experiment,
        DatasetVersion dataset,
        Map<String, Object> parameters,
        String sweepId,
        String sweepName) {
    public TrialDescription {
        ObjectKey.checkSegment("trialId", trialId);
        Legal.name("experiment", experiment);
        Legal.required("dataset", dataset);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(Legal.required("parameters", parameters)));
        ObjectKey.checkSegment("sweepId", sweepId);
        Legal.name("sweepName", sweepName);
    }
}
