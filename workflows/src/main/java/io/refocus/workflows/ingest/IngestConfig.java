package io.refocus.workflows.ingest;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import java.nio.file.Path;

/**
 * A file of {@code configs/datasets}.
 *
 * @param pixelBudget the largest picture let in, in pixels
 */
public record IngestConfig(String name, IngestSource source, SplitShares split, long pixelBudget) {
    public IngestConfig {
        Legal.name("name", name);
        Legal.required("source", source);
        Legal.required("split", split);
        Legal.range("pixelBudget", pixelBudget, 1, 1_000_000_000);
    }

    /** Reads a configuration; a relative location is seen from the folder the file lies in. */
    public static IngestConfig read(Path yaml) {
        IngestConfig config = Documents.readYaml(yaml, IngestConfig.class);
        Path folder = yaml.toAbsolutePath().getParent();
        return new IngestConfig(config.name, config.source.seenFrom(folder), config.split, config.pixelBudget);
    }

    /** What the workflow's id is made of: 16 hex digits. */
    public String digest() {
        return Documents.digest(this).substring(0, 16);
    }
}
