package io.refocus.application.model;

import io.refocus.stores.registry.ModelVersion;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The version of a model that is served, and its lineage.
 *
 * @param run tracking run that trained it
 * @param source location of its weights
 * @param lineage run, trial, dataset, metric contract, commit: sorted by key
 */
public record ChampionDetails(String name, int version, String run, String source, Map<String, String> lineage) {
    public ChampionDetails {
        lineage = Collections.unmodifiableMap(new TreeMap<>(lineage));
    }

    static ChampionDetails of(ModelVersion version) {
        return new ChampionDetails(
                version.name(), version.version(), version.runId(), version.source(), version.tags());
    }
}
