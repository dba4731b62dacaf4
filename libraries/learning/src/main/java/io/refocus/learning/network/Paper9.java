package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.BatchNorm;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.Sequential;
import io.refocus.learning.layer.TransposedConvolution;

/**
 * The paper's 9-layer net: 3x3 convolutions 3-64-128-256, batch norm, transposed convolutions 256-512-256-128-64-3, ReLU,
 * sigmoid at the end; full resolution throughout, no skip. 3,102,467 parameters, 512 of them running statistics.
 */
public record Paper9() implements GeneratorSpec {
    @Override
    public int multiple() {
        return 1;
    }

    @Override
    public void draw(Blueprint blueprint) {
        draw(blueprint, 1);
    }

    /** With the widths divided, small enough for golden values. */
    static void draw(Blueprint blueprint, int divisor) {
        int[] down = {3, 64 / divisor, 128 / divisor, 256 / divisor};
        for (int i = 0; i + 1 < down.length; i++) {
            Convolution convolution =
                    new Convolution(down[i], down[i + 1], Geometry.same(3), glorot(down[i], down[i + 1]));
            blueprint.layer(
                    "convolutions." + i,
                    i + 2 < down.length
                            ? new Sequential(convolution, Activation.relu())
                            : new Sequential(convolution, Activation.relu(), new BatchNorm(256 / divisor, 1e-3)));
        }
        int[] up = {256 / divisor, 512 / divisor, 256 / divisor, 128 / divisor, 64 / divisor, 3};
        for (int i = 0; i + 1 < up.length; i++)
            blueprint.layer(
                    "transposed." + i,
                    new Sequential(
                            new TransposedConvolution(up[i], up[i + 1], Geometry.same(3), 0, glorot(up[i], up[i + 1])),
                            i + 2 < up.length ? Activation.relu() : Activation.sigmoid()));
    }

    /** Glorot's uniform initialisation of a 3x3 convolution, the default of Keras. */
    private static Initialiser glorot(int inputs, int outputs) {
        return new Initialiser.Uniform(Math.sqrt(6.0 / (9L * (inputs + outputs))));
    }
}
