package io.refocus.stores.trial;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Description of a trial: everything a tracker needs beside its experiment.
 *
 * @param experiment name of its experiment
 * @param parameters what the sweep varied, by dotted path
 * @param sweepId the sweep that first asked for it; empty if {@code ./refocus train} made it
 * @param sweepName that sweep's name
 */
public record TrialDescription(
        String trialId,
        String experiment,
        DatasetVersion dataset,
        Map<String, Object> parameters,
        Optional<String> sweepId,
        Optional<String> sweepName) {
    public TrialDescription {
        ObjectKey.checkSegment("trialId", trialId);
        Legal.name("experiment", experiment);
        Legal.required("dataset", dataset);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(Legal.required("parameters", parameters)));
        Legal.required("sweepId", sweepId).ifPresent(id -> ObjectKey.checkSegment("sweepId", id));
        Legal.required("sweepName", sweepName).ifPresent(name -> Legal.name("sweepName", name));
    }
}
