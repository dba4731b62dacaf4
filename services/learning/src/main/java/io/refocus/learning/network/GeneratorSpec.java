package io.refocus.learning.network;

/**
 * A restoring network: blurred {@code [N, 3, H, W]} in {@code [0, 1]} to restored, same shape.
 *
 * <p>Each is one record in a file of its own that validates its sizes and draws itself; its name in kebab case is its
 * {@code type} in an experiment.
 */
public sealed interface GeneratorSpec permits Paper9, Cnn17, Resnet, Nafnet, Residual {
    /** Sides of the input must be multiples of this, pixels. */
    int multiple();

    /** Puts the layers on an empty row. */
    void draw(Blueprint blueprint);
}
