package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.Closeness;
import io.refocus.learning.golden.Digest;
import io.refocus.learning.golden.Formula;
import io.refocus.learning.golden.GoldenFile;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** PatchGAN of five layers, whose channels stop growing at eight times the width, against PyTorch's; values by formula. */
class PatchganGoldenTest {
    private static final double TOLERANCE = 2e-5;
    private static final GoldenFile GOLDEN = new GoldenFile("patchgan-five-layers");

    @Test
    @SuppressWarnings("try") // the scope is used by being open
    void fiveLayersEqualPyTorch() {
        try (Network network = Network.discriminator(new Patchgan(4, 5), 0);
                MemoryWorkspace scope = Network.openActivations()) {
            network.tensors()
                    .forEach((name, values) ->
                            values.assign(array(Formula.weight(name, values.shape()), values.shape())));
            network.passSettings().derivatives(true, true);
            INDArray scores =
                    network.forward(array(Formula.named("picture 0", 3 * 3 * 96 * 128, 1, 0.5f), 3, 3, 96, 128));
            assertThat(scores.shape()).isEqualTo(new long[] {3, 1, 1, 2});
            Digest.assertDigest("scores", scores, GOLDEN.get("output"), 0, TOLERANCE);
            network.backward(array(Formula.named("upstream", 6, 2, 0), 3, 1, 1, 2));
            Digest.assertDigest("input gradient", network.inputGradient(), GOLDEN.get("input-gradient"), 0, TOLERANCE);
            Map<String, INDArray> slopes = GOLDEN.under("gradients.");
            Map<String, INDArray> gradients = Gradients.of(network);
            assertThat(gradients.keySet()).isEqualTo(slopes.keySet());
            slopes.forEach((name, expected) ->
                    Digest.assertDigest(name, gradients.get(name), expected, floor(name, slopes), TOLERANCE));
        }
    }

    private static INDArray array(float[] values, long... shape) {
        return Nd4j.createFromArray(values).reshape('c', shape);
    }

    /** Biases that a norm takes away have gradient zero but for rounding; hold that to the weights' of their layer. */
    private static double floor(String name, Map<String, INDArray> slopes) {
        INDArray weights = slopes.get(name.replace(".bias", ".weight"));
        return Closeness.floor(slopes.get(name).getDouble(0), weights.getDouble(0));
    }
}
