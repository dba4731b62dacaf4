package io.refocus.stores.trial;

import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * The origin of a trial's result.
 *
 * @param dataset name of the dataset
 * @param datasetVersion digest of its manifest
 * @param numerics version of the numerics it was trained by
 * @param commit the build's commit, or {@code unknown}
 * @param madeBy what made it, where no sweep did: {@code train on FOLDER}
 */
public record TrialOrigin(String dataset, String datasetVersion, int numerics, String commit, Optional<String> madeBy) {
    /** The origin of a sweep's trial. */
    public TrialOrigin(String dataset, String datasetVersion, int numerics, String commit) {
        this(dataset, datasetVersion, numerics, commit, Optional.empty());
    }

    public TrialOrigin {
        Legal.text("dataset", dataset);
        Legal.text("datasetVersion", datasetVersion);
        Legal.range("numerics", numerics, 1, Integer.MAX_VALUE);
        Legal.text("commit", commit);
        Legal.required("madeBy", madeBy).ifPresent(text -> Legal.text("madeBy", text));
    }
}
