package io.refocus.stores.model;

import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The registry's data of a model version: enough to register it again.
 *
 * @param trialId the trial that made it
 * @param source address its weights were taken from
 * @param tags its lineage, without the run, which is MLflow's own
 */
public record VersionRecord(String model, int version, String trialId, String source, Map<String, String> tags) {
    public VersionRecord {
        Legal.name("model", model);
        Legal.range("version", version, 1, Integer.MAX_VALUE);
        ObjectKey.checkSegment("trialId", trialId);
        Legal.text("source", source);
        tags = Collections.unmodifiableMap(new TreeMap<>(Legal.required("tags", tags)));
    }
}
