package io.refocus.learning.objective;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.refocus.documents.Digests;
import io.refocus.documents.IllegalValueException;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.golden.GoldenFile;
import io.refocus.learning.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The layouts, the normalisations and the arithmetic; the weights are by formula, as nobody may ship the published ones. */
class Vgg19Test {
    @TempDir
    static Path folder;

    private static Path torchvision;

    @BeforeAll
    static void write() {
        torchvision = Vgg19Files.torchvision(folder);
    }

    @Test
    void valueAndGradientEqualPyTorch() {
        check(torchvision, "");
    }

    @ParameterizedTest(name = "{0}/<layer>/{1}")
    @CsvSource({
        "'', %s_W_1:0, %s_b_1:0", // published in 2016
        "'', %s/kernel:0, %s/bias:0", // save_weights of Keras 2
        "model_weights, %s/kernel:0, %s/bias:0", // save of Keras 2
        "'', %s/kernel, %s/bias" // save_weights of Keras 3
    })
    void kerasFilesGiveTheValueAndGradientOfPyTorchOnPicturesAsCaffeTakesThem(String above, String kernel, String bias)
            throws IOException {
        Path file = Vgg19Files.keras(folder.resolve("keras"), above, kernel, bias);
        check(file, "keras.");
        Files.delete(file);
    }

    @SuppressWarnings("try") // the scope is used by being open
    private static void check(Path weights, String manner) {
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
                    .isCloseTo(golden.get(manner + "value").getDouble(0), withinPercentage(0.001));
            INDArray slopes = Nd4j.createFromArray(gradient).reshape('c', 2, 3, 14, 17);
            assertClose("gradient", slopes, golden.get(manner + "gradient"), 1e-5);
        }
    }

    @Test
    void anotherFileIsRefusedByItsDigest() {
        Term other = new Term.Vgg19(1, torchvision, "0".repeat(64));
        assertThatThrownBy(other::distance)
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("vgg19.safetensors: has SHA-256 " + Digests.sha256(torchvision))
                .hasMessageContaining("expected 000");
        Term missing = new Term.Vgg19(1, folder.resolve("none"), "0".repeat(64));
        assertThatThrownBy(missing::distance).hasMessageContaining("none: no such file");
        assertThatThrownBy(() -> new Term.Vgg19(1, torchvision, "abc"))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("sha256");
    }

    @Test
    void whatIsNoWeightsOrLacksALayerIsRefused() throws IOException {
        Path page = Files.writeString(folder.resolve("vgg19.h5"), "<html>not found</html>");
        assertRefused(page, "vgg19.h5: is neither HDF5 nor safetensors");
        Path other = folder.resolve("other.h5");
        try (WritableHdfFile hdf = HdfFile.write(other)) {
            hdf.putGroup("block1_conv1").putDataset("block1_conv1_W_1:0", new float[3][3][3][64]);
        }
        assertRefused(other, "no dataset block1_conv1/block1_conv1_b_1:0 or block1_conv1/block1_conv1/bias:0 or ");
        Files.delete(other);
        try (WritableHdfFile hdf = HdfFile.write(other)) { // as Theano had kernels
            hdf.putGroup("block1_conv1").putDataset("block1_conv1_W_1:0", new float[64][3][3][3]);
        }
        assertRefused(other, "tensor block1_conv1/block1_conv1_W_1:0 has shape [64, 3, 3, 3]; expected [3, 3, 3, 64]");
    }

    private static void assertRefused(Path file, String message) {
        Term term = new Term.Vgg19(1, file, Digests.sha256(file));
        assertThatThrownBy(term::distance)
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining(message);
    }
}
