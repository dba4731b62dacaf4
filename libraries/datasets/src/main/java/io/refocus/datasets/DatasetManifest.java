package io.refocus.datasets;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The complete content of a dataset version; its digest is the version.
 *
 * @param pairs at least one, names unique, each scene in one split
 * @param recipe how the blurred pictures were made, if they were made here
 * @param metricContract version of the metrics it is measured by
 * @param sourceDigest digest of the pictures and the configuration before the ingest
 */
public record DatasetManifest(
        String name, List<DatasetPair> pairs, Optional<JsonNode> recipe, String metricContract, String sourceDigest) {
    public DatasetManifest {
        Legal.name("name", name);
        pairs = Legal.nonEmpty("pairs", pairs);
        Legal.required("recipe", recipe);
        Legal.text("metricContract", metricContract);
        Legal.text("sourceDigest", sourceDigest);
        checkNames(pairs);
        checkScenes(pairs);
    }

    /** SHA-256 of the canonical JSON. */
    public String version() {
        return Documents.digest(this);
    }

    public List<DatasetPair> pairsOf(Split split) {
        return pairs.stream().filter(pair -> pair.split() == split).toList();
    }

    private static void checkNames(List<DatasetPair> pairs) {
        Set<String> names = new HashSet<>();
        for (DatasetPair pair : pairs) {
            if (!names.add(pair.name())) {
                throw new IllegalValueException("pairs", "two pairs named " + pair.name(), "unique names");
            }
        }
    }

    private static void checkScenes(List<DatasetPair> pairs) {
        Map<String, Split> splits = new HashMap<>();
        for (DatasetPair pair : pairs) {
            Split other = splits.putIfAbsent(pair.scene(), pair.split());
            if (other != null && other != pair.split()) {
                throw new IllegalValueException(
                        "pairs",
                        "scene " + pair.scene() + " in " + other + " and " + pair.split(),
                        "each scene in one split");
            }
        }
    }
}
