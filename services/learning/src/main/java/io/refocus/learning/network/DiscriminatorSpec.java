package io.refocus.learning.network;

import io.refocus.documents.Legal;

/** A judging network: picture {@code [N, 3, H, W]} to real-or-restored scores (logits) {@code [N, 1, H', W']}. */
public sealed interface DiscriminatorSpec {
    /**
     * PatchGAN of pix2pix with instance norm: 4x4 convolutions, {@code layers} of them with stride 2, then two with stride
     * 1; leaky ReLU 0.2. 3 layers see 70x70 pixels; 2,764,737 parameters at width 64.
     *
     * @param width channels of the first convolution, 4 to 512
     * @param layers convolutions of stride 2, 1 to 5
     */
    record Patchgan(int width, int layers) implements DiscriminatorSpec {
        public Patchgan {
            Legal.range("width", width, 4, 512);
            Legal.range("layers", layers, 1, 5);
        }
    }
}
