package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.Closeness;
import io.refocus.learning.golden.Digest;
import io.refocus.learning.golden.Formula;
import io.refocus.learning.golden.GoldenFile;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Networks of one size at that size: output, gradients and running statistics against PyTorch's in double precision, weights
 * and pictures by formula. Of each array the largest magnitude, the mean, the norm and up to 48 values are known.
 */
class FullSizeGoldenTest {
    private static final double TOLERANCE = 1e-4;
    private static final int SIDE = 64;

    private interface Weights {
        float[] of(String tensor, long... shape);
    }

    @Test
    void cnn17EqualsPyTorch() {
        check("cnn17", new Cnn17(), "picture 45", 1);
    }

    @Test
    void deblurganV2OnLiteStagesEqualsPyTorch() {
        check("fpn3", new DeblurganV2(DeblurganV2.Encoder.FPN3, Optional.empty()), "picture 12", 1);
    }

    @Test
    void deblurganV2OnMobileNetEqualsPyTorch() {
        check("mobilenet", new DeblurganV2(DeblurganV2.Encoder.MOBILENET, Optional.empty()), "picture 246", 2);
    }

    /** Both convolutions of its block are Winograd's: 64 channels, 75 tiles. */
    @Test
    void resnetEqualsPyTorch() {
        check("resnet", new Resnet(16, 1, 0), Formula::weight, "picture 119", 3, 3, 68, 68);
    }

    /** Drops behind the norm inside a block, each block by a mask of its own. */
    @Test
    void resnetWithDropoutEqualsPyTorch() {
        check("resnet-dropout", new Resnet(4, 2, 0.3), Formula::weight, "picture 184", 3, 3, 16, 24);
    }

    /** All convolutions but the first and the last are Winograd's: 64 channels or more, 64 tiles. */
    @Test
    void paper9EqualsPyTorch() {
        check("paper9", new Paper9(), Formula::fresh, "picture 191", 8, 3, 5, 13);
    }

    private static void check(String name, GeneratorSpec spec, String picture, int batch) {
        check(name, spec, Formula::weight, picture, batch, 3, SIDE, SIDE);
    }

    @SuppressWarnings("try") // the scope is used by being open
    private static void check(String name, GeneratorSpec spec, Weights weights, String picture, long... shape) {
        GoldenFile golden = new GoldenFile("full-size-" + name);
        int count = Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact));
        try (Network network = Network.generator(spec, 0);
                MemoryWorkspace scope = Network.openActivations()) {
            Map<String, INDArray> slopes = golden.under("gradients.");
            Map<String, INDArray> statistics = golden.under("after.");
            assertThat(slopes.keySet()).isEqualTo(network.trainedTensors().keySet());
            Map<String, INDArray> tensors = network.tensors();
            slopes.keySet().forEach(tensor -> fill(tensor, tensors.get(tensor), weights));
            statistics.keySet().forEach(tensor -> fill(tensor, tensors.get(tensor), weights));
            network.passSettings().derivatives(true, true);
            INDArray input =
                    Nd4j.createFromArray(Formula.named(picture, count, 1, 0.5f)).reshape('c', shape);
            Digest.assertDigest("output", network.forward(input), golden.get("output"), 0, TOLERANCE);
            network.backward(
                    Nd4j.createFromArray(Formula.named("upstream", count, 2, 0)).reshape('c', shape));
            Digest.assertDigest("input gradient", network.inputGradient(), golden.get("input-gradient"), 0, TOLERANCE);
            Map<String, INDArray> gradients = Gradients.of(network);
            slopes.forEach((tensor, expected) ->
                    Digest.assertDigest(tensor, gradients.get(tensor), expected, scale(tensor, slopes), TOLERANCE));
            statistics.forEach(
                    (tensor, expected) -> Digest.assertDigest(tensor, tensors.get(tensor), expected, 0, TOLERANCE));
        }
    }

    private static void fill(String name, INDArray tensor, Weights weights) {
        tensor.assign(Nd4j.createFromArray(weights.of(name, tensor.shape())).reshape('c', tensor.shape()));
    }

    /** Biases that a norm takes away have gradient zero but for rounding; hold that to the weights' of their layer. */
    private static double scale(String tensor, Map<String, INDArray> slopes) {
        INDArray weights = slopes.get(tensor.replaceFirst("\\.(bias|shift)$", ".weight"));
        return weights == null ? 0 : Closeness.floor(slopes.get(tensor).getDouble(0), weights.getDouble(0));
    }
}
