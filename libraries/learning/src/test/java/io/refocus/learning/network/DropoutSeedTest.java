package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.Formula;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A network's seed decides its dropout masks, with the number of updates. */
class DropoutSeedTest {
    private static final Resnet SPEC = new Resnet(4, 1, 0.5);
    private static final int SIDE = 16;
    private static final float[] PICTURE = Formula.named("picture", 3 * SIDE * SIDE, 1, 0.5f);

    /** What a network of that seed makes of the picture in training, with the weights of a network of seed 1. */
    @SuppressWarnings("try") // the scope is used by being open
    private static float[] trained(long seed, long update) {
        try (Network network = withWeightsOfOne(seed);
                MemoryWorkspace scope = Network.openActivations()) {
            network.passSettings().update(update);
            INDArray input = Nd4j.createFromArray(PICTURE).reshape('c', 1, 3, SIDE, SIDE);
            return network.forward(input).dup('c').data().asFloat();
        }
    }

    private static float[] inferred(long seed) {
        float[] output = new float[PICTURE.length];
        try (Network network = withWeightsOfOne(seed)) {
            network.infer(PICTURE, 1, SIDE, SIDE, output);
        }
        return output;
    }

    private static Network withWeightsOfOne(long seed) {
        Network network = Network.generator(SPEC, seed);
        try (Network one = Network.generator(SPEC, 1)) {
            network.flatTensors().assign(one.flatTensors());
        }
        return network;
    }

    @Test
    void twoSeedsDropDifferentValues() {
        assertThat(trained(1, 3)).isNotEqualTo(trained(2, 3));
    }

    @Test
    void oneSeedDropsTheSameValuesAtTheSameUpdateOnly() {
        assertThat(trained(2, 3)).isEqualTo(trained(2, 3)).isNotEqualTo(trained(2, 4));
    }

    @Test
    void inferenceKnowsNoSeed() {
        assertThat(inferred(1)).isEqualTo(inferred(2));
    }
}
