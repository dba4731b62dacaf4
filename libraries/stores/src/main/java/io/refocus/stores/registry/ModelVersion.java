package io.refocus.stores.registry;

import io.refocus.documents.Legal;
import java.util.Map;

/**
 * A registered version of a model.
 *
 * @param source where its weights came from
 * @param tags its lineage; the keys are those of {@link LineageTags}
 */
public record ModelVersion(String name, int version, String runId, String source, Map<String, String> tags) {
    public ModelVersion {
        Legal.text("name", name);
        Legal.range("version", version, 1, Integer.MAX_VALUE);
        tags = Map.copyOf(tags);
    }
}
