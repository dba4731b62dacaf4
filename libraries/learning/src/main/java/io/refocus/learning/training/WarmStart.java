package io.refocus.learning.training;

import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.StartWeights;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.restore.ModelDescription;
import io.refocus.learning.restore.ShippedModels;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Trainings that begin with the weights of a shipped model. */
public final class WarmStart {
    private WarmStart() {}

    /**
     * The experiment with its start, if it has one, pinned to the weights of {@code models}.
     *
     * @throws BadDocumentException if no such model ships, its network is not the experiment's generator, or the experiment is
     *     pinned to other weights
     */
    public static Experiment pinned(Experiment experiment, ShippedModels models) {
        if (experiment.start().isEmpty()) {
            return experiment;
        }
        StartWeights start = experiment.start().get();
        ModelDescription model = ModelDescription.read(folder(experiment, models));
        GeneratorSpec asked = experiment.generator().published();
        if (!asked.equals(model.network())) {
            throw bad(
                    experiment,
                    "generator",
                    Documents.canonicalJson(asked),
                    "%s, the network of the model %s that it starts from"
                            .formatted(Documents.canonicalJson(model.network()), start.model()));
        }
        String held = model.weightsSha256();
        if (!start.sha256().orElse(held).equals(held)) {
            throw bad(
                    experiment,
                    "start.sha256",
                    start.sha256().get(),
                    "%s, the weights of the model %s that ships with this build. Another build asked for it: use that one, or ask again by this one"
                            .formatted(held, start.model()));
        }
        return experiment.pinned(held);
    }

    /**
     * Initial weights of the generator of a pinned experiment; empty for random ones.
     *
     * @throws io.refocus.fault.RefocusException as {@link #pinned} does, or if the weights are damaged
     */
    public static Optional<Map<String, Tensor>> weights(Experiment experiment, ShippedModels models) {
        if (experiment.start().isEmpty()) {
            return Optional.empty();
        }
        if (experiment.start().get().sha256().isEmpty()) {
            throw new IllegalArgumentException("start.sha256 of the experiment %s is empty; expected it to be pinned"
                    .formatted(experiment.name()));
        }
        pinned(experiment, models);
        Path folder = folder(experiment, models);
        return Optional.of(ModelDescription.read(folder).weights(folder));
    }

    private static Path folder(Experiment experiment, ShippedModels models) {
        String name = experiment.start().orElseThrow().model();
        return models.find(name)
                .orElseThrow(() -> bad(
                        experiment,
                        "start.model",
                        '"' + name + '"',
                        models.names().isEmpty()
                                ? "no start: no model ships with this build"
                                : "one of %s, which ship with this build"
                                        .formatted(String.join(", ", models.names()))));
    }

    private static BadDocumentException bad(Experiment experiment, String key, String got, String legal) {
        return new BadDocumentException("experiment " + experiment.name(), key, got, legal);
    }
}
