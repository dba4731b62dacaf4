package io.refocus.learning.network;

import io.refocus.documents.Legal;
import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Clamp;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Dropout;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initialiser;
import io.refocus.learning.layer.InstanceNorm;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.ReflectPad;
import io.refocus.learning.layer.ResidualBlock;
import io.refocus.learning.layer.RowwiseConvolution;
import io.refocus.learning.layer.Sequential;
import io.refocus.learning.layer.TransposedConvolution;
import java.util.Optional;

/**
 * DeblurGAN's generator (arXiv:1711.07064): 7x7 stem, two stride-2 convolutions, residual blocks at quarter resolution, two
 * transposed convolutions, 7x7 head with tanh, global skip, clamped to {@code [0, 1]}; reflect padding and instance norm.
 * 11,378,179 parameters at 64/9, 2,850,563 at 32/9.
 *
 * @param width channels at full resolution, 4 to 256
 * @param blocks residual blocks, 1 to 64
 * @param dropout share of values dropped inside a block while training, in {@code [0, 1)}; 0 for none
 * @param firstWeights random ones (DeblurGAN's) if absent; as the identity, its head starts at zero
 */
public record Resnet(int width, int blocks, double dropout, Optional<FirstWeights> firstWeights)
        implements GeneratorSpec {
    private static final Initialiser WEIGHTS = new Initialiser.Gaussian(0, 0.02);
    private static final Geometry HALVE = new Geometry(3, 2, 1);

    public Resnet {
        Legal.range("width", width, 4, 256);
        Legal.range("blocks", blocks, 1, 64);
        Legal.range("dropout", dropout, 0, Math.nextDown(1.0));
        Legal.required("firstWeights", firstWeights);
    }

    /** With random weights. */
    public Resnet(int width, int blocks, double dropout) {
        this(width, blocks, dropout, Optional.empty());
    }

    @Override
    public GeneratorSpec published() {
        return new Resnet(width, blocks, dropout);
    }

    @Override
    public int multiple() {
        return 4;
    }

    @Override
    public void draw(Blueprint blueprint) {
        boolean identity = firstWeights.orElse(FirstWeights.RANDOM) == FirstWeights.IDENTITY;
        Initialiser headWeights = identity ? Initialiser.zero() : WEIGHTS;
        blueprint
                .layer("stem", normed(new ReflectPad(3), convolution(3, width, Geometry.valid(7))))
                .layer("down.0", normed(convolution(width, 2 * width, HALVE)))
                .layer("down.1", normed(convolution(2 * width, 4 * width, HALVE)));
        for (int i = 0; i < blocks; i++) blueprint.layer("blocks." + i, block(4 * width, i));
        blueprint
                .layer("up.0", normed(new TransposedConvolution(4 * width, 2 * width, HALVE, 1, WEIGHTS)))
                .layer("up.1", normed(new TransposedConvolution(2 * width, width, HALVE, 1, WEIGHTS)))
                .layer(
                        "head",
                        new Sequential(
                                new ReflectPad(3), new RowwiseConvolution(width, 3, 7, headWeights), Activation.tanh()))
                .addInput("skip-sum")
                .layer("restored", new Clamp(0, 1));
    }

    private Operator block(int channels, int index) {
        Convolution first = convolution(channels, channels, Geometry.valid(3));
        Convolution second = convolution(channels, channels, Geometry.valid(3));
        Operator opening = dropout > 0
                ? normed(new ReflectPad(1), first, new Dropout(dropout, index))
                : normed(new ReflectPad(1), first);
        return new ResidualBlock(opening, new Sequential(new ReflectPad(1), second, new InstanceNorm()));
    }

    private static Operator normed(Convolution convolution) {
        return new Sequential(convolution, InstanceNorm.thenRelu());
    }

    private static Operator normed(TransposedConvolution convolution) {
        return new Sequential(convolution, InstanceNorm.thenRelu());
    }

    private static Operator normed(ReflectPad pad, Convolution convolution) {
        return new Sequential(pad, convolution, InstanceNorm.thenRelu());
    }

    private static Operator normed(ReflectPad pad, Convolution convolution, Dropout dropout) {
        return new Sequential(pad, convolution, InstanceNorm.thenRelu(), dropout);
    }

    private static Convolution convolution(int inputs, int outputs, Geometry geometry) {
        return new Convolution(inputs, outputs, geometry, WEIGHTS);
    }
}
