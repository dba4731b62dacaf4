package io.refocus.learning.network;

/**
 * A judging network: picture {@code [N, 3, H, W]} to real-or-restored scores (logits) {@code [N, 1, H', W']}.
 *
 * <p>Each is one record in a file of its own, as with {@link GeneratorSpec}.
 */
public sealed interface DiscriminatorSpec permits Patchgan, DenseDiscriminator {
    /** Least side of a picture that leaves it a score, pixels. */
    int smallestSide();

    /** Greatest side of a picture it takes, pixels. */
    default int largestSide() {
        return Integer.MAX_VALUE;
    }

    /** Puts the layers on an empty row. */
    void draw(Blueprint blueprint);
}
