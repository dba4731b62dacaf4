package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.Sequential;
import io.refocus.learning.layer.TransposedConvolution;

/**
 * The plain CNN that the paper compares its GAN with. The paper gives its size, 17.1 million parameters, but no layers;
 * our layers are 3x3 convolutions 3-128-256-512 of stride 2, six 512-512, transposed convolutions 512-256-128-3 of
 * stride 2, ReLU, sigmoid at the end; no norm, no skip. 17,116,163 parameters.
 */
public record Cnn17() implements GeneratorSpec {
    private static final Geometry HALVE = new Geometry(3, 2, 1);
    private static final int DEEP = 6;

    @Override
    public int multiple() {
        return 8;
    }

    @Override
    public void draw(Blueprint blueprint) {
        draw(blueprint, 1);
    }

    /** With the widths divided, small enough for golden values. */
    static void draw(Blueprint blueprint, int divisor) {
        int[] widths = {3, 128 / divisor, 256 / divisor, 512 / divisor};
        int widest = widths[3];
        for (int i = 0; i < 3; i++) blueprint.layer("down." + i, convolution(widths[i], widths[i + 1], HALVE));
        for (int i = 0; i < DEEP; i++) blueprint.layer("deep." + i, convolution(widest, widest, Geometry.same(3)));
        for (int i = 3; i > 0; i--)
            blueprint.layer(
                    "up." + (3 - i),
                    new Sequential(
                            new TransposedConvolution(widths[i], widths[i - 1], HALVE, 1, start(9.0 / 4 * widths[i])),
                            i > 1 ? Activation.relu() : Activation.sigmoid()));
    }

    private static Sequential convolution(int inputs, int outputs, Geometry geometry) {
        return new Sequential(new Convolution(inputs, outputs, geometry, start(9.0 * inputs)), Activation.relu());
    }

    /** He's uniform initialisation (arXiv:1502.01852): keeps the variance of values through ReLU. */
    private static Initialiser start(double fanIn) {
        return new Initialiser.Uniform(Math.sqrt(6 / fanIn));
    }
}
