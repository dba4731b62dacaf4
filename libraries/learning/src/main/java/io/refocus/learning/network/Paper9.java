package io.refocus.learning.network;

import io.refocus.documents.Legal;
import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.BatchNorm;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.DiracWeights;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.LogitKnots;
import io.refocus.learning.layer.RunningStatistics;
import io.refocus.learning.layer.Sequential;
import io.refocus.learning.layer.TransposedConvolution;
import java.util.Optional;

/**
 * The paper's 9-layer net: 3x3 convolutions 3-64-128-256, batch norm, transposed convolutions 256-512-256-128-64-3, ReLU,
 * sigmoid at the end; full resolution throughout, no skip. 3,102,467 parameters, 512 of them running statistics.
 *
 * @param firstWeights random ones (Glorot's, Keras' default) if absent
 * @param batchNorm which statistics its batch norm obeys in training; the batch's if absent
 */
public record Paper9(Optional<FirstWeights> firstWeights, Optional<RunningStatistics> batchNorm)
        implements GeneratorSpec {
    private static final Geometry SAME = Geometry.same(3);
    private static final int COLOURS = 3;

    public Paper9 {
        Legal.required("firstWeights", firstWeights);
        Legal.required("batchNorm", batchNorm);
    }

    /** With random weights and plain batch norm. */
    public Paper9() {
        this(Optional.empty(), Optional.empty());
    }

    @Override
    public int multiple() {
        return 1;
    }

    @Override
    public GeneratorSpec published() {
        return new Paper9();
    }

    @Override
    public void draw(Blueprint blueprint) {
        draw(blueprint, 1);
    }

    /** With the widths divided, small enough for golden values. */
    void draw(Blueprint blueprint, int divisor) {
        int[] down = {COLOURS, 64 / divisor, 128 / divisor, 256 / divisor};
        for (int i = 0; i + 1 < down.length; i++) {
            Convolution convolution = new Convolution(down[i], down[i + 1], SAME, encoding(down[i], down[i + 1]));
            blueprint.layer(
                    "convolutions." + i,
                    i + 2 < down.length
                            ? new Sequential(convolution, Activation.relu())
                            : new Sequential(convolution, Activation.relu(), norm(256 / divisor)));
        }
        int[] up = {256 / divisor, 512 / divisor, 256 / divisor, 128 / divisor, 64 / divisor, COLOURS};
        for (int i = 0; i + 1 < up.length; i++)
            blueprint.layer(
                    "transposed." + i,
                    new Sequential(decoding(up, i), i + 2 == up.length ? Activation.sigmoid() : Activation.relu()));
    }

    private BatchNorm norm(int channels) {
        return new BatchNorm(channels, 1e-3, batchNorm.orElse(RunningStatistics.BATCH), identity());
    }

    private boolean identity() {
        return firstWeights.orElse(FirstWeights.RANDOM) == FirstWeights.IDENTITY;
    }

    /** Colours are not negative, so a rectifier lets them pass. */
    private Initialiser encoding(int inputs, int outputs) {
        return identity() ? new DiracWeights(outputs, inputs, SAME, false) : glorot(inputs, outputs);
    }

    private TransposedConvolution decoding(int[] widths, int layer) {
        int inputs = widths[layer];
        int outputs = widths[layer + 1];
        if (!identity()) return new TransposedConvolution(inputs, outputs, SAME, 0, glorot(inputs, outputs));
        LogitKnots knots = new LogitKnots(COLOURS, widths[widths.length - 2] / COLOURS);
        return switch (widths.length - layer) {
            case 2 ->
                new TransposedConvolution(inputs, outputs, SAME, 0, knots.sums(inputs, outputs, SAME), knots.floor());
            case 3 ->
                new TransposedConvolution(
                        inputs, outputs, SAME, 0, knots.copies(inputs, outputs, SAME), knots.thresholds());
            default ->
                new TransposedConvolution(inputs, outputs, SAME, 0, new DiracWeights(inputs, outputs, SAME, true));
        };
    }

    /** Glorot's uniform initialisation of a 3x3 convolution, the default of Keras. */
    private static Initialiser glorot(int inputs, int outputs) {
        return new Initialiser.Uniform(Math.sqrt(6.0 / (9L * (inputs + outputs))));
    }
}
