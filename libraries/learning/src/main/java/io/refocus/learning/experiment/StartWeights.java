package io.refocus.learning.experiment;

import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * Initial weights of a generator from a model that ships with Refocus, instead of random ones.
 *
 * @param model its name; its network must be the experiment's generator
 * @param sha256 digest of its {@code model.safetensors}. Left out of a file, it is filled in when a training is ordered: other
 *     weights are another experiment, and a process that holds other weights refuses it
 */
public record StartWeights(String model, Optional<String> sha256) {
    public StartWeights {
        Legal.name("model", model);
        Legal.required("sha256", sha256).ifPresent(digest -> Legal.sha256("sha256", digest));
    }

    StartWeights pinned(String digest) {
        return new StartWeights(model, Optional.of(digest));
    }
}
