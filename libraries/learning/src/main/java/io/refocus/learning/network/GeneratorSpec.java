package io.refocus.learning.network;

import java.util.Optional;

/**
 * A restoring network: blurred {@code [N, 3, H, W]} in {@code [0, 1]} to restored, same shape.
 *
 * <p>Each is one record in a file of its own that validates its sizes and draws itself; its name in kebab case is its
 * {@code type} in an experiment.
 */
public sealed interface GeneratorSpec permits Paper9, Cnn17, Resnet, Nafnet, DeblurganV2, Residual {
    /** Sides of the input must be multiples of this, pixels. */
    int multiple();

    /** The network as a model file names it: without files of the machine that trained it. */
    default GeneratorSpec published() {
        return this;
    }

    /** What a training that draws its weights should be told about them, if anything: a part of a sentence. */
    default Optional<String> drawn() {
        return Optional.empty();
    }

    /** Puts the layers on an empty row. */
    void draw(Blueprint blueprint);
}
