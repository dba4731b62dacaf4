package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.BatchNorm;
import io.refocus.learning.layer.Chain;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Demand;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initial;
import io.refocus.learning.layer.PixelShuffle;
import io.refocus.learning.layer.PixelUnshuffle;
import io.refocus.learning.layer.ResidualBlock;
import io.refocus.learning.layer.TransposedConvolution;

/** The generators, one method a network. */
final class Generators {
    private Generators() {}

    static WorkspaceGraph graph(GeneratorSpec spec, Demand demand) {
        if (spec instanceof GeneratorSpec.Paper9) return paper9(demand, 1);
        if (spec instanceof GeneratorSpec.Resnet resnet) return new ResnetBlueprint(resnet).graph(demand);
        return residual((GeneratorSpec.Residual) spec, demand);
    }

    /** The paper's net with its widths divided; 1 for the paper's own. */
    static WorkspaceGraph paper9(Demand demand, int divisor) {
        Blueprint blueprint = new Blueprint(demand, false);
        int[] down = {3, 64 / divisor, 128 / divisor, 256 / divisor};
        for (int i = 0; i + 1 < down.length; i++) {
            Convolution convolution =
                    new Convolution(down[i], down[i + 1], Geometry.same(3), glorot(down[i], down[i + 1]));
            blueprint.layer(
                    "convolutions." + i,
                    i + 2 < down.length
                            ? new Chain(convolution, Activation.relu())
                            : new Chain(convolution, Activation.relu(), new BatchNorm(256 / divisor, 1e-3)));
        }
        int[] up = {256 / divisor, 512 / divisor, 256 / divisor, 128 / divisor, 64 / divisor, 3};
        for (int i = 0; i + 1 < up.length; i++)
            blueprint.layer(
                    "transposed." + i,
                    new Chain(
                            new TransposedConvolution(up[i], up[i + 1], Geometry.same(3), 0, glorot(up[i], up[i + 1])),
                            i + 2 < up.length ? Activation.relu() : Activation.sigmoid()));
        return blueprint.build();
    }

    /** Glorot's uniform start of a 3x3 convolution, Keras's default. */
    private static Initial glorot(int inputs, int outputs) {
        return new Initial.Uniform(Math.sqrt(6.0 / (9L * (inputs + outputs))));
    }

    private static WorkspaceGraph residual(GeneratorSpec.Residual spec, Demand demand) {
        int width = spec.width();
        Geometry same = Geometry.same(3);
        Blueprint blueprint = new Blueprint(demand, true)
                .layer("head", new Chain(new PixelUnshuffle(2), new Convolution(12, width, same)));
        for (int i = 0; i < spec.blocks(); i++)
            blueprint.layer(
                    "blocks." + i,
                    new ResidualBlock(
                            new Chain(new Convolution(width, width, same), Activation.relu()),
                            new Convolution(width, width, same)));
        Convolution last = new Convolution(width, 12, same, Initial.zero());
        return blueprint
                .layer("tail", new Chain(last, new PixelShuffle(2)))
                .addInput("restored")
                .build();
    }
}
