package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Chain;
import io.refocus.learning.layer.Clamp;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Demand;
import io.refocus.learning.layer.Dropout;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initial;
import io.refocus.learning.layer.InstanceNorm;
import io.refocus.learning.layer.Operator;
import io.refocus.learning.layer.ReflectPad;
import io.refocus.learning.layer.ResidualBlock;
import io.refocus.learning.layer.TransposedConvolution;

/** DeblurGAN's generator, drawn. */
final class ResnetBlueprint {
    private static final Initial WEIGHTS = new Initial.Gaussian(0, 0.02);
    private static final Geometry HALVE = new Geometry(3, 2, 1);
    private final GeneratorSpec.Resnet spec;

    ResnetBlueprint(GeneratorSpec.Resnet spec) {
        this.spec = spec;
    }

    WorkspaceGraph graph(Demand demand) {
        int width = spec.width();
        Blueprint blueprint = new Blueprint(demand, true)
                .layer("stem", normed(new ReflectPad(3), convolution(3, width, Geometry.valid(7))))
                .layer("down.0", normed(convolution(width, 2 * width, HALVE)))
                .layer("down.1", normed(convolution(2 * width, 4 * width, HALVE)));
        for (int i = 0; i < spec.blocks(); i++) blueprint.layer("blocks." + i, block(4 * width, i));
        return blueprint
                .layer("up.0", normed(new TransposedConvolution(4 * width, 2 * width, HALVE, 1, WEIGHTS)))
                .layer("up.1", normed(new TransposedConvolution(2 * width, width, HALVE, 1, WEIGHTS)))
                .layer(
                        "head",
                        new Chain(new ReflectPad(3), convolution(width, 3, Geometry.valid(7)), Activation.tanh()))
                .addInput("skip-sum")
                .layer("restored", new Clamp(0, 1))
                .build();
    }

    private Operator block(int channels, int index) {
        Convolution first = convolution(channels, channels, Geometry.valid(3));
        Convolution second = convolution(channels, channels, Geometry.valid(3));
        Operator opening = spec.dropout() > 0
                ? normed(new ReflectPad(1), first, new Dropout(spec.dropout(), index))
                : normed(new ReflectPad(1), first);
        return new ResidualBlock(opening, new Chain(new ReflectPad(1), second, new InstanceNorm()));
    }

    private static Operator normed(Convolution convolution) {
        return new Chain(convolution, new InstanceNorm(), Activation.relu());
    }

    private static Operator normed(TransposedConvolution convolution) {
        return new Chain(convolution, new InstanceNorm(), Activation.relu());
    }

    private static Operator normed(ReflectPad pad, Convolution convolution) {
        return new Chain(pad, convolution, new InstanceNorm(), Activation.relu());
    }

    private static Operator normed(ReflectPad pad, Convolution convolution, Dropout dropout) {
        return new Chain(pad, convolution, new InstanceNorm(), Activation.relu(), dropout);
    }

    private static Convolution convolution(int inputs, int outputs, Geometry geometry) {
        return new Convolution(inputs, outputs, geometry, WEIGHTS);
    }
}
