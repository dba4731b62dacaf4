package io.refocus.learning.network;

import java.util.Optional;

/**
 * A generator: blurred {@code [N, 3, H, W]} in {@code [0, 1]} to restored, same shape.
 *
 * <p>Each is one record in a file of its own that validates its sizes and builds its layers; its name in kebab case
 * is its {@code type} in an experiment.
 */
public sealed interface GeneratorSpec permits Paper9, Cnn17, Resnet, Nafnet, DeblurganV2, Residual {
    /** Sides of the input must be multiples of this, pixels. */
    int multiple();

    /** The network as a model file describes it: without what only its training needs. */
    default GeneratorSpec published() {
        return this;
    }

    /** The network of a training that goes on from a checkpoint: without files that gave its first weights. */
    default GeneratorSpec resumed() {
        return this;
    }

    /** A remark on its initial weights for the log, if there is one: a part of a sentence. */
    default Optional<String> drawn() {
        return Optional.empty();
    }

    /** Appends its layers to an empty blueprint. */
    void draw(Blueprint blueprint);
}
