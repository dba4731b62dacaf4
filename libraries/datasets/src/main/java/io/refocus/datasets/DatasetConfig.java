package io.refocus.datasets;

import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A file of {@code configs/datasets}.
 *
 * @param pixelBudget the largest picture accepted, in pixels
 * @param quarantine whether files that cannot be used, and pairs whose content is wrong, are left out; without it nothing is
 *     published if there is one
 */
public record DatasetConfig(
        String name, DatasetSource source, SplitShares split, long pixelBudget, Optional<Boolean> quarantine) {
    /** The smallest side that metrics and patches can work with, in pixels. */
    public static final int SMALLEST_SIDE = 16;

    public DatasetConfig {
        Legal.name("name", name);
        Legal.required("source", source);
        Legal.required("split", split);
        Legal.range("pixelBudget", pixelBudget, 1, 1_000_000_000);
        Legal.required("quarantine", quarantine);
    }

    /** Nothing is left out. */
    public DatasetConfig(String name, DatasetSource source, SplitShares split, long pixelBudget) {
        this(name, source, split, pixelBudget, Optional.empty());
    }

    /** See {@link #quarantine}. */
    public boolean quarantines() {
        return quarantine.orElse(false);
    }

    /** The same, but what cannot be used is left out. */
    public DatasetConfig quarantining() {
        return new DatasetConfig(name, source, split, pixelBudget, Optional.of(true));
    }

    /** Reads a configuration; a relative location is relative to the folder of the file. */
    public static DatasetConfig read(Path yaml) {
        DatasetConfig config = Documents.readYaml(yaml, DatasetConfig.class);
        Path folder = yaml.toAbsolutePath().getParent();
        return new DatasetConfig(
                config.name,
                config.source.resolvedAgainst(folder),
                config.split,
                config.pixelBudget,
                config.quarantine);
    }

    /** Part of the workflow's id: 16 hex digits. */
    public String digest() {
        return Documents.digest(this).substring(0, 16);
    }
}
