package io.refocus.learning.network;

/**
 * A discriminator: picture {@code [N, 3, H, W]} to real-or-restored scores (logits) {@code [N, 1, H', W']}.
 *
 * <p>Each is one record in a file of its own, as with {@link GeneratorSpec}.
 */
public sealed interface DiscriminatorSpec permits Patchgan, DenseDiscriminator {
    /** Smallest side of a picture that gives a score, pixels. */
    int smallestSide();

    /** Largest side of a picture it accepts, pixels. */
    default int largestSide() {
        return Integer.MAX_VALUE;
    }

    /** Appends its layers to an empty blueprint. */
    void draw(Blueprint blueprint);
}
