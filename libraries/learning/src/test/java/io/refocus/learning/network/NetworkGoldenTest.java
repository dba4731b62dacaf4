package io.refocus.learning.network;

import static io.refocus.learning.golden.Closeness.assertClose;
import static io.refocus.learning.golden.Closeness.floor;
import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.GoldenFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Forward passes, input gradients and parameter gradients against PyTorch's, same weights. */
class NetworkGoldenTest {
    private static final double TOLERANCE = 2e-5;

    /** Of the net whose encoder has a batch norm after every convolution; each divides by the spread of few values. */
    private static final double NORMED_TOLERANCE = 6e-5;

    @Test
    void residualEqualsPyTorch() {
        check("residual", Network.generator(new Residual(8, 2), 0), TOLERANCE);
    }

    @Test
    void resnetEqualsPyTorch() {
        check("resnet", Network.generator(new Resnet(4, 2, 0), 0), TOLERANCE);
    }

    @Test
    void paper9EqualsPyTorch() {
        check("paper9", Network.drawn(blueprint -> new Paper9().draw(blueprint, 32), 1, 0), TOLERANCE);
    }

    @Test
    void nafnetEqualsPyTorch() {
        check("nafnet", Network.generator(new Nafnet(4, List.of(1, 2), 1, List.of(1, 1)), 0), TOLERANCE);
    }

    @Test
    void cnn17EqualsPyTorch() {
        check("cnn17", Network.drawn(blueprint -> new Cnn17().draw(blueprint, 64), 8, 0), TOLERANCE);
    }

    @Test
    void deblurganV2OnLiteStagesEqualsPyTorch() {
        FeaturePyramid tiny = new FeaturePyramid(6, 4);
        check(
                "deblurgan-v2-fpn3",
                Network.drawn(
                        blueprint -> tiny.draw(
                                blueprint, EfficientNetLite0Stages.frozen(), EfficientNetLite0Stages.CHANNELS),
                        8,
                        0),
                TOLERANCE);
    }

    @Test
    void deblurganV2OnMobileNetEqualsPyTorch() {
        FeaturePyramid tiny = new FeaturePyramid(6, 4);
        MobileNetV2Stages mobile = new MobileNetV2Stages(8);
        check(
                "deblurgan-v2-mobilenet",
                Network.drawn(blueprint -> tiny.draw(blueprint, mobile.stages(), mobile.channels()), 32, 0),
                NORMED_TOLERANCE);
    }

    @Test
    void denseDiscriminatorEqualsPyTorch() {
        check("dense-discriminator", Network.discriminator(new DenseDiscriminator(4, 24), 0), TOLERANCE);
    }

    @Test
    void patchganEqualsPyTorch() {
        check("patchgan", Network.discriminator(new Patchgan(4, 3), 0), TOLERANCE);
    }

    @SuppressWarnings("try") // the scope is used by being open
    private static void check(String name, Network network, double tolerance) {
        GoldenFile golden = new GoldenFile(name);
        try (network) {
            Map<String, INDArray> weights = golden.under("weights.");
            assertThat(network.tensors().keySet()).containsAll(weights.keySet());
            assertThat(weights.keySet()).containsAll(network.trainedTensors().keySet());
            weights.forEach((key, values) -> network.tensors().get(key).assign(values));
            try (MemoryWorkspace scope = Network.openActivations()) {
                network.passSettings().derivatives(true, true);
                assertClose("output", network.forward(golden.get("input")), golden.get("output"), tolerance);
                network.backward(golden.get("upstream").dup());
                Map<String, INDArray> gradients = Gradients.of(network);
                Map<String, INDArray> slopes = golden.under("gradients.");
                assertThat(slopes.keySet()).isEqualTo(network.trainedTensors().keySet());
                slopes.forEach((key, expected) ->
                        assertClose(key, gradients.get(key), expected, tolerance, floor(key, slopes)));
                assertClose("input gradient", network.inputGradient(), golden.get("input-gradient"), tolerance);
            }
            golden.under("after.")
                    .forEach((key, expected) ->
                            assertClose(key, network.tensors().get(key), expected, tolerance));
            try (MemoryWorkspace scope = Network.openActivations()) {
                network.passSettings().derivatives(false, true);
                network.forward(golden.get("input"));
                network.backward(golden.get("upstream").dup());
                assertClose("input gradient alone", network.inputGradient(), golden.get("input-gradient"), tolerance);
            }
        }
    }
}
