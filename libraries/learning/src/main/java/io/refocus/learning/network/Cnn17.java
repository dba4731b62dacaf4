package io.refocus.learning.network;

import io.refocus.documents.Legal;
import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.DiracWeights;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.LogitKnots;
import io.refocus.learning.layer.Sequential;
import io.refocus.learning.layer.TransposedConvolution;
import java.util.Optional;

/**
 * The plain CNN that the paper compares its GAN with. The paper gives its size, 17.1 million parameters, but no layers;
 * our layers are 3x3 convolutions 3-128-256-512 of stride 2, six 512-512, transposed convolutions 512-256-128-3 of
 * stride 2, ReLU, sigmoid at the end; no norm, no skip. 17,116,163 parameters.
 *
 * @param firstWeights random ones (He's) if absent
 */
public record Cnn17(Optional<FirstWeights> firstWeights) implements GeneratorSpec {
    private static final Geometry HALVE = new Geometry(3, 2, 1);
    private static final int DEEP = 6;

    public Cnn17 {
        Legal.required("firstWeights", firstWeights);
    }

    /** With random weights. */
    public Cnn17() {
        this(Optional.empty());
    }

    @Override
    public int multiple() {
        return 8;
    }

    @Override
    public GeneratorSpec published() {
        return new Cnn17();
    }

    @Override
    public void draw(Blueprint blueprint) {
        draw(blueprint, 1);
    }

    /** With the widths divided, small enough for golden values. */
    void draw(Blueprint blueprint, int divisor) {
        int[] widths = {3, 128 / divisor, 256 / divisor, 512 / divisor};
        int widest = widths[3];
        for (int i = 0; i < 3; i++) blueprint.layer("down." + i, convolution(widths[i], widths[i + 1], HALVE));
        for (int i = 0; i < DEEP; i++) blueprint.layer("deep." + i, convolution(widest, widest, Geometry.same(3)));
        for (int i = 3; i > 0; i--)
            blueprint.layer(
                    "up." + (3 - i),
                    new Sequential(doubling(widths, i), i == 1 ? Activation.sigmoid() : Activation.relu()));
    }

    private Sequential convolution(int inputs, int outputs, Geometry geometry) {
        Initialiser weights = identity() ? new DiracWeights(outputs, inputs, geometry, false) : random(9.0 * inputs);
        return new Sequential(new Convolution(inputs, outputs, geometry, weights), Activation.relu());
    }

    private TransposedConvolution doubling(int[] widths, int level) {
        int inputs = widths[level];
        int outputs = widths[level - 1];
        if (!identity()) return new TransposedConvolution(inputs, outputs, HALVE, 1, random(9.0 / 4 * inputs));
        LogitKnots knots = new LogitKnots(4 * widths[0], widths[1] / (4 * widths[0]));
        return switch (level) {
            case 1 ->
                new TransposedConvolution(inputs, outputs, HALVE, 1, knots.sums(inputs, outputs, HALVE), knots.floor());
            case 2 ->
                new TransposedConvolution(
                        inputs, outputs, HALVE, 1, knots.copies(inputs, outputs, HALVE), knots.thresholds());
            default ->
                new TransposedConvolution(inputs, outputs, HALVE, 1, new DiracWeights(inputs, outputs, HALVE, true));
        };
    }

    private boolean identity() {
        return firstWeights.orElse(FirstWeights.RANDOM) == FirstWeights.IDENTITY;
    }

    /** He's uniform initialisation (arXiv:1502.01852): keeps the variance of values through ReLU. */
    private static Initialiser random(double fanIn) {
        return new Initialiser.Uniform(Math.sqrt(6 / fanIn));
    }
}
