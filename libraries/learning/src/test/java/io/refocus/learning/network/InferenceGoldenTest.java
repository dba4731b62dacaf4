package io.refocus.learning.network;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.Digest;
import io.refocus.learning.golden.Formula;
import io.refocus.learning.golden.GoldenFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Inference of networks against PyTorch's in double precision; weights, running statistics, pictures by formula. */
class InferenceGoldenTest {
    private static final double TOLERANCE = 2e-5;
    private static final GoldenFile GOLDEN = new GoldenFile("inference");

    @Test
    void paper9EqualsPyTorch() {
        check("paper9", Network.drawn(blueprint -> new Paper9().draw(blueprint, 32), 1, 0));
    }

    @Test
    void deblurganV2OnMobileNetEqualsPyTorch() {
        FeaturePyramid tiny = new FeaturePyramid(6, 4);
        MobileNetV2Stages mobile = new MobileNetV2Stages(8);
        check(
                "deblurgan-v2-mobilenet",
                Network.drawn(blueprint -> tiny.draw(blueprint, mobile.stages(), mobile.channels()), 32, 0));
    }

    /** Its norms have no statistics, so inference gives what training did; the wide convolutions are Winograd's. */
    @Test
    void resnetEqualsPyTorch() {
        int count = 3 * 3 * 68 * 68;
        try (Network network = Network.generator(new Resnet(16, 1, 0), 0)) {
            fill(network);
            INDArray restored = inferred(network, Formula.named("picture 119", count, 1, 0.5f), 3, 3, 68, 68);
            INDArray expected = new GoldenFile("full-size-resnet").get("output");
            Digest.assertDigest("three pictures", restored, expected, 0, TOLERANCE);
        }
    }

    private static void fill(Network network) {
        network.tensors()
                .forEach((tensor, values) -> values.assign(Nd4j.createFromArray(Formula.weight(tensor, values.shape()))
                        .reshape('c', values.shape())));
    }

    /** The three pictures at once, then the first alone. */
    private static void check(String name, Network network) {
        try (network) {
            fill(network);
            INDArray before = network.flatTensors().dup();
            INDArray expected = GOLDEN.get(name);
            long[] shape = expected.shape();
            float[] pictures = Formula.named("picture", Math.toIntExact(expected.length()), 1, 0.5f);
            assertClose("three pictures", inferred(network, pictures, shape), expected, TOLERANCE);
            shape[0] = 1;
            float[] first = Arrays.copyOf(pictures, pictures.length / 3);
            INDArray firstExpected = Nd4j.createFromArray(
                            Arrays.copyOf(expected.data().asFloat(), first.length))
                    .reshape('c', shape);
            assertClose("the first alone", inferred(network, first, shape), firstExpected, TOLERANCE);
            assertThat(network.flatTensors()).as("weights and statistics").isEqualTo(before);
        }
    }

    private static INDArray inferred(Network network, float[] pictures, long... shape) {
        float[] output = new float[pictures.length];
        network.infer(pictures, (int) shape[0], (int) shape[2], (int) shape[3], output);
        return Nd4j.createFromArray(output).reshape('c', shape);
    }
}
