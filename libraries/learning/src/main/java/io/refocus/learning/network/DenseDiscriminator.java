package io.refocus.learning.network;

import io.refocus.documents.Legal;
import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Dense;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Sequential;

/**
 * The discriminator of the paper's section V: four 3x3 convolutions of stride 2 with leaky ReLU 0.2, flatten, dense, one
 * score a picture, {@code [N, 1, 1, 1]}. The dense layer fixes the size of the pictures; a patch of another size is refused.
 * 1,583,745 parameters at width 64 and 128 px.
 *
 * @param width channels of the first convolution, doubled by each next, 4 to 256
 * @param patchSize side of its input pictures, the feeding's patch size, pixels, 16 to 512
 */
public record DenseDiscriminator(int width, int patchSize) implements DiscriminatorSpec {
    private static final int LAYERS = 4;
    private static final double SLOPE = 0.2;

    public DenseDiscriminator {
        Legal.range("width", width, 4, 256);
        Legal.range("patchSize", patchSize, 16, 512);
    }

    @Override
    public int smallestSide() {
        return patchSize;
    }

    @Override
    public int largestSide() {
        return patchSize;
    }

    @Override
    public void draw(Blueprint blueprint) {
        int channels = 3;
        for (int i = 0; i < LAYERS; i++) {
            Convolution convolution = new Convolution(channels, width << i, new Geometry(3, 2, 1));
            blueprint.layer("layers." + i, new Sequential(convolution, Activation.leakyRelu(SLOPE)));
            channels = width << i;
        }
        int side = (patchSize + (1 << LAYERS) - 1) >> LAYERS;
        blueprint.layer("score", new Dense(channels, side, side, 1));
    }
}
