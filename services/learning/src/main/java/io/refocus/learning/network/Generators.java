package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Chain;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Demand;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initial;
import io.refocus.learning.layer.PixelShuffle;
import io.refocus.learning.layer.PixelUnshuffle;
import io.refocus.learning.layer.ResidualBlock;

/** The generators, one method a network. */
final class Generators {
    private Generators() {}

    static WorkspaceGraph graph(GeneratorSpec spec, Demand demand) {
        if (spec instanceof GeneratorSpec.Residual residual) return residual(residual, demand);
        throw new IllegalArgumentException("no network for " + spec);
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
        Convolution last = new Convolution(width, 12, same, Initial.zero(), Initial.zero());
        return blueprint
                .layer("tail", new Chain(last, new PixelShuffle(2)))
                .addInput("restored")
                .build();
    }
}
