package io.refocus.learning.network;

import io.refocus.learning.layer.Activation;
import io.refocus.learning.layer.Chain;
import io.refocus.learning.layer.Convolution;
import io.refocus.learning.layer.Demand;
import io.refocus.learning.layer.Geometry;
import io.refocus.learning.layer.Initial;
import io.refocus.learning.layer.InstanceNorm;

/** The discriminators, one method a network. */
final class Discriminators {
    private static final Initial WEIGHTS = new Initial.Gaussian(0, 0.02);
    private static final double SLOPE = 0.2;

    private Discriminators() {}

    static WorkspaceGraph graph(DiscriminatorSpec spec, Demand demand) {
        return patchgan((DiscriminatorSpec.Patchgan) spec, demand);
    }

    private static WorkspaceGraph patchgan(DiscriminatorSpec.Patchgan spec, Demand demand) {
        int width = spec.width();
        Blueprint blueprint = new Blueprint(demand, false)
                .layer("layers.0", new Chain(convolution(3, width, 2), Activation.leakyRelu(SLOPE)));
        int channels = width;
        for (int i = 1; i <= spec.layers(); i++) {
            int next = width * Math.min(8, 1 << i);
            blueprint.layer(
                    "layers." + i,
                    new Chain(
                            convolution(channels, next, i < spec.layers() ? 2 : 1),
                            new InstanceNorm(),
                            Activation.leakyRelu(SLOPE)));
            channels = next;
        }
        return blueprint.layer("score", convolution(channels, 1, 1)).build();
    }

    private static Convolution convolution(int inputs, int outputs, int stride) {
        return new Convolution(inputs, outputs, new Geometry(4, stride, 1), WEIGHTS);
    }
}
