package io.refocus.datasets;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import java.nio.file.Path;

/**
 * A file of {@code configs/datasets}.
 *
 * @param pixelBudget the largest picture accepted, in pixels
 */
public record DatasetConfig(String name, DatasetSource source, SplitShares split, long pixelBudget) {
    public DatasetConfig {
        Legal.name("name", name);
        Legal.required("source", source);
        Legal.required("split", split);
        Legal.range("pixelBudget", pixelBudget, 1, 1_000_000_000);
    }

    /** Reads a configuration; a relative location is relative to the folder of the file. */
    public static DatasetConfig read(Path yaml) {
        DatasetConfig config = Documents.readYaml(yaml, DatasetConfig.class);
        Path folder = yaml.toAbsolutePath().getParent();
        return new DatasetConfig(config.name, config.source.resolvedAgainst(folder), config.split, config.pixelBudget);
    }

    /** Part of the workflow's id: 16 hex digits. */
    public String digest() {
        return Documents.digest(this).substring(0, 16);
    }
}
