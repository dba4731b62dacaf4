package io.refocus.learning.network;

import io.refocus.documents.Legal;
import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.InstanceNorm;
import io.refocus.learning.layer.Sequential;

/**
 * PatchGAN of pix2pix with instance norm: 4x4 convolutions, {@code layers} of them with stride 2, then two with stride
 * 1; leaky ReLU 0.2. At width 64, 3 layers see 70x70 pixels with 2,764,737 parameters, 5 see 286x286 with 11,154,369.
 *
 * @param width channels of the first convolution, 4 to 512
 * @param layers convolutions of stride 2, 1 to 5
 */
public record Patchgan(int width, int layers) implements DiscriminatorSpec {
    private static final Initialiser WEIGHTS = new Initialiser.Gaussian(0, 0.02);
    private static final double SLOPE = 0.2;

    public Patchgan {
        Legal.range("width", width, 4, 512);
        Legal.range("layers", layers, 1, 5);
    }

    /** Each layer but the last two halves the side; each of the last two takes one pixel. */
    @Override
    public int smallestSide() {
        return 3 << layers;
    }

    @Override
    public void draw(Blueprint blueprint) {
        blueprint.layer("layers.0", new Sequential(convolution(3, width, 2), Activation.leakyRelu(SLOPE)));
        int channels = width;
        for (int i = 1; i <= layers; i++) {
            int next = width * Math.min(8, 1 << i);
            blueprint.layer(
                    "layers." + i,
                    new Sequential(convolution(channels, next, i < layers ? 2 : 1), InstanceNorm.thenLeakyRelu(SLOPE)));
            channels = next;
        }
        blueprint.layer("score", convolution(channels, 1, 1));
    }

    private static Convolution convolution(int inputs, int outputs, int stride) {
        return new Convolution(inputs, outputs, new Geometry(4, stride, 1), WEIGHTS);
    }
}
