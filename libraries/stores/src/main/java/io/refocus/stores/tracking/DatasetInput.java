package io.refocus.stores.tracking;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import java.util.List;
import java.util.Map;

/**
 * The dataset that a run was trained on.
 *
 * @param digest at most 36 characters; MLflow refuses longer ones
 * @param uri where its description is
 * @param profile figures such as the number of pictures in each split; may be empty
 */
public record DatasetInput(String name, String digest, String uri, Map<String, Integer> profile) {
    private static final int LONGEST_DIGEST = 36;

    public DatasetInput {
        Legal.text("name", name);
        Legal.range("length of digest", Legal.text("digest", digest).length(), 1, LONGEST_DIGEST);
        Legal.text("uri", uri);
        profile = Map.copyOf(profile);
    }

    Map<String, Object> body(String runId) {
        Map<String, Object> dataset = Map.of(
                "name",
                name,
                "digest",
                digest,
                "source_type",
                "s3",
                "source",
                Documents.canonicalJson(Map.of("uri", uri)),
                "profile",
                Documents.canonicalJson(profile));
        Map<String, Object> training = Map.of("key", "mlflow.data.context", "value", "training");
        return Map.of("run_id", runId, "datasets", List.of(Map.of("dataset", dataset, "tags", List.of(training))));
    }
}
