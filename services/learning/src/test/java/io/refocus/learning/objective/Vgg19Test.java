package io.refocus.learning.objective;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.refocus.documents.Digests;
import io.refocus.documents.IllegalValueException;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.golden.GoldenFile;
import io.refocus.learning.network.Network;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layout, the normalisation and the arithmetic; the weights are by formula, as nobody may ship the published ones. */
class Vgg19Test {
    private static final int[] FEATURES = {0, 2, 5, 7, 10, 12, 14};
    private static final int[] CHANNELS = {3, 64, 64, 128, 128, 256, 256, 256};

    @TempDir
    static Path folder;

    private static Path weights;

    @BeforeAll
    static void write() {
        Map<String, Tensor> tensors = new TreeMap<>();
        for (int k = 0; k < FEATURES.length; k++) {
            int inputs = CHANNELS[k];
            int outputs = CHANNELS[k + 1];
            float[] weight = hashed(2 * k, outputs * inputs * 9, Math.sqrt(24.0 / (inputs * 9)));
            tensors.put(
                    "features.%d.weight".formatted(FEATURES[k]),
                    new Tensor(new long[] {outputs, inputs, 3, 3}, weight));
            tensors.put(
                    "features.%d.bias".formatted(FEATURES[k]),
                    new Tensor(new long[] {outputs}, hashed(2 * k + 1, outputs, 0.1)));
        }
        weights = folder.resolve("vgg19.safetensors");
        SafeTensors.write(weights, tensors);
    }

    private static float[] hashed(int index, int count, double scale) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            long z = (((long) index << 32) + i) * 0x9E3779B97F4A7C15L;
            z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            values[i] = (float) ((((z ^ (z >>> 31)) >>> 40) / (double) (1 << 24) - 0.5) * scale);
        }
        return values;
    }

    @Test
    @SuppressWarnings("try") // the scope is used by being open
    void valueAndGradientEqualPyTorch() {
        GoldenFile golden = new GoldenFile("vgg19");
        Comparison pair = new Comparison(
                golden.get("restored").dup().data().asFloat(),
                golden.get("sharp").dup().data().asFloat(),
                2,
                14,
                17);
        float[] gradient = new float[2 * 3 * 14 * 17];
        try (MemoryWorkspace scope = Network.openActivations();
                Distance distance = new Term.Vgg19(1, weights, Digests.sha256(weights)).distance()) {
            assertThat(distance.measure(pair, 1, gradient))
                    .isCloseTo(golden.get("value").getDouble(0), withinPercentage(0.001));
            INDArray slopes = Nd4j.createFromArray(gradient).reshape('c', 2, 3, 14, 17);
            assertClose("gradient", slopes, golden.get("gradient"), 1e-5);
        }
    }

    @Test
    void anotherFileIsRefusedByItsDigest() {
        Term other = new Term.Vgg19(1, weights, "0".repeat(64));
        assertThatThrownBy(other::distance)
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("vgg19.safetensors: has SHA-256 " + Digests.sha256(weights))
                .hasMessageContaining("expected 000");
        Term missing = new Term.Vgg19(1, folder.resolve("none"), "0".repeat(64));
        assertThatThrownBy(missing::distance).hasMessageContaining("none: no such file");
        assertThatThrownBy(() -> new Term.Vgg19(1, weights, "abc"))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("sha256");
    }
}
