package io.refocus.stores.tracking;

import io.refocus.documents.Legal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A run to find or create.
 *
 * @param name the name in the list of runs
 * @param identityTag the tag it is found by
 * @param identity that tag's value; no two runs have the same
 * @param tags others
 * @param startMillis when it began, since 1970
 */
public record NewRun(String name, String identityTag, String identity, Map<String, String> tags, long startMillis) {
    public NewRun {
        Legal.text("name", name);
        Legal.text("identityTag", identityTag);
        Legal.text("identity", identity);
        tags = Map.copyOf(tags);
        Legal.range("startMillis", startMillis, 0, Long.MAX_VALUE);
    }

    Map<String, String> allTags() {
        Map<String, String> all = new LinkedHashMap<>(tags);
        all.put(identityTag, identity);
        return all;
    }
}
