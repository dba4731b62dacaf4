package io.refocus.stores.registry;

import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * What made a version, in MLflow.
 *
 * @param runId the run that trained it
 * @param modelId the model that run made
 */
public record ModelMaker(Optional<String> runId, Optional<String> modelId) {
    public ModelMaker {
        Legal.required("runId", runId);
        Legal.required("modelId", modelId);
    }

    /** None is known. */
    public static ModelMaker unknown() {
        return new ModelMaker(Optional.empty(), Optional.empty());
    }
}
