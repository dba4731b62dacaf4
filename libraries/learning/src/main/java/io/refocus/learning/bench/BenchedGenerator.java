package io.refocus.learning.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import io.refocus.learning.restore.ModelDescription;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The generator that a bench runs.
 *
 * @param origin what asked for it, for messages: a flag or a file
 * @param model folder of its weights; without it they are random, which takes as long
 */
public record BenchedGenerator(String origin, GeneratorSpec spec, Optional<Path> model) {
    /** Of an experiment; a file with the weights of its encoder is not needed. */
    static BenchedGenerator of(Experiment experiment, Path file) {
        return new BenchedGenerator(file.toString(), experiment.generator().published(), Optional.empty());
    }

    /** @param file an experiment, or the folder of a model */
    static BenchedGenerator read(Path file) {
        if (!Files.isDirectory(file)) {
            return of(Experiment.read(file), file);
        }
        return new BenchedGenerator(file.toString(), ModelDescription.read(file).network(), Optional.of(file));
    }

    /** The network's type, as an experiment names it. */
    String name() {
        JsonNode tree = Documents.tree(spec);
        return tree.get("type").textValue();
    }

    Network open() {
        Network network = Network.generator(spec, 1);
        model.ifPresent(folder -> NativeTensors.assign(
                network.tensors(), ModelDescription.read(folder).weights(folder)));
        return network;
    }

    /** @throws IllegalArgumentException naming the flag, if the network takes no pictures with such a side */
    void requireSide(String flag, int pixels) {
        int multiple = spec.multiple();
        if (pixels % multiple == 0) return;
        int next = (pixels / multiple + 1) * multiple;
        throw new IllegalValueException(
                flag,
                pixels,
                String.format(Locale.ROOT, "a multiple of %d for %s, such as %d", multiple, origin, next));
    }
}
