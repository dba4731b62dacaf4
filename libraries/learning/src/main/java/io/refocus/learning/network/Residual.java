package io.refocus.learning.network;

import io.refocus.documents.Legal;
import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.PixelShuffle;
import io.refocus.learning.layer.PixelUnshuffle;
import io.refocus.learning.layer.ResidualBlock;
import io.refocus.learning.layer.Sequential;

/**
 * Plain residual blocks at half resolution, no norm, last convolution zero at the start, global skip: learns fastest
 * on a few cores. 80,940 parameters at 32/4.
 *
 * @param width channels, 4 to 512
 * @param blocks residual blocks, 1 to 64
 */
public record Residual(int width, int blocks) implements GeneratorSpec {
    private static final Geometry SAME = Geometry.same(3);

    public Residual {
        Legal.range("width", width, 4, 512);
        Legal.range("blocks", blocks, 1, 64);
    }

    @Override
    public int multiple() {
        return 2;
    }

    @Override
    public void draw(Blueprint blueprint) {
        blueprint.layer("head", new Sequential(new PixelUnshuffle(2), new Convolution(12, width, SAME)));
        for (int i = 0; i < blocks; i++)
            blueprint.layer(
                    "blocks." + i,
                    new ResidualBlock(
                            new Sequential(new Convolution(width, width, SAME), Activation.relu()),
                            new Convolution(width, width, SAME)));
        Convolution last = new Convolution(width, 12, SAME, Initialiser.zero());
        blueprint.layer("tail", new Sequential(last, new PixelShuffle(2))).addInput("restored");
    }
}
