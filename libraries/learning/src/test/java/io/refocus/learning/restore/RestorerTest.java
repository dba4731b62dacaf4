package io.refocus.learning.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.documents.BadDocumentException;
import io.refocus.imaging.Picture;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.feed.PairPictures;
import io.refocus.learning.feed.Pictures;
import io.refocus.learning.network.DeblurganV2;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Nafnet;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Paper9;
import io.refocus.learning.network.PinnedWeights;
import io.refocus.learning.network.Residual;
import io.refocus.learning.network.Resnet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RestorerTest {
    private static final GeneratorSpec SPEC = new Residual(4, 1);
    private static final Lineage LINEAGE = TinyModels.LINEAGE;

    @TempDir
    Path model;

    @BeforeEach
    void export() {
        TinyModels.write(model, SPEC, 5);
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1, 1", "33, 17", "300, 40", "257, 259"})
    void anySizeIsRestoredToTheSameSizeWithinRange(int width, int height) {
        Picture blurred = Pictures.smooth(width, height, 1);
        try (Restorer restorer = Restorer.load(model)) {
            Picture restored = restorer.restore(blurred);
            assertThat(restored).hasToString(blurred.toString());
            assertThat(restored.planes()).isNotEqualTo(blurred.planes());
            for (float value : restored.planes()) {
                assertThat(value).isBetween(0f, 1f);
            }
        }
    }

    @ParameterizedTest(name = "{0}x{1}")
    @CsvSource({"1, 1", "33, 17"})
    void theSmallestPicturesFitEveryGenerator(int width, int height) {
        Picture blurred = Pictures.smooth(width, height, 1);
        for (GeneratorSpec spec : List.of(new Resnet(4, 1, 0.5), new Paper9())) {
            try (Network generator = Network.generator(spec, 1)) {
                ModelExport.write(model, spec, NativeTensors.snapshot(generator.tensors()), LINEAGE);
            }
            try (Restorer restorer = Restorer.load(model)) {
                Picture restored = restorer.restore(blurred);
                assertThat(restored).hasToString(blurred.toString());
                assertThat(restored.planes()).doesNotContain(Float.NaN);
            }
        }
    }

    /** A seam would show as a difference between a picture restored in tiles and the same picture restored whole. */
    @Test
    void tilesLeaveNoSeam() {
        Picture blurred = Pictures.smooth(400, 304, 2);
        float[] whole = new float[blurred.planes().length];
        try (Restorer restorer = Restorer.load(model);
                Network generator = Network.generator(SPEC, 0)) {
            NativeTensors.assign(generator.tensors(), weights());
            generator.infer(blurred.planes(), 1, 304, 400, whole);
            Picture expected = new Picture(400, 304, whole).rounded8();
            assertThat(restorer.restore(blurred).rounded8().planes()).isEqualTo(expected.planes());
        }
    }

    private SortedMap<String, Tensor> weights() {
        try (Network generator = Network.generator(SPEC, 0)) {
            return SafeTensors.read(model.resolve("model.safetensors"), NativeTensors.shapes(generator.tensors()));
        }
    }

    @Test
    void manyThreadsGetTheSameAnswers() {
        List<Picture> blurred = IntStream.range(0, 8)
                .mapToObj(i -> Pictures.smooth(50 + i, 40, i))
                .toList();
        try (Restorer restorer = Restorer.load(model)) {
            List<Picture> alone = blurred.stream().map(restorer::restore).toList();
            List<Picture> together =
                    blurred.parallelStream().map(restorer::restore).toList();
            for (int i = 0; i < alone.size(); i++) {
                assertThat(together.get(i).planes()).isEqualTo(alone.get(i).planes());
            }
        }
    }

    @Test
    void itsDescriptionIsWhatWasExported() {
        try (Restorer restorer = Restorer.load(model)) {
            assertThat(restorer.description().network()).isEqualTo(SPEC);
            assertThat(restorer.description().lineage()).isEqualTo(LINEAGE);
            assertThat(restorer.description()).isEqualTo(ModelDescription.read(model));
        }
    }

    @Test
    void evaluationScoresRestoredAndBlurredBesideEachOther() {
        List<PairPictures> pairs = Pictures.pairs(2, 32, 9);
        try (Restorer restorer = Restorer.load(model)) {
            List<PictureEvaluation> evaluations = pairs.stream()
                    .map(pair -> RestoredPair.of(restorer, pair.readRows()).scores())
                    .toList();
            assertThat(evaluations).extracting(PictureEvaluation::name).containsExactly("pair-9", "pair-10");
            PairPictures self =
                    new PairPictures("self", pairs.get(0).sharp(), pairs.get(0).sharp());
            PictureEvaluation ofSharp =
                    RestoredPair.of(restorer, self.readRows()).scores();
            assertThat(ofSharp.blurred().psnrDb()).isEqualTo(100);
            assertThat(ofSharp.gainDb()).isNegative().isFinite();
        }
    }

    @Test
    void changedWeightsAreRefusedByTheirDigest() throws IOException {
        Path weights = model.resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(weights);
        bytes[bytes.length - 1] ^= 1;
        Files.write(weights, bytes);
        assertThatThrownBy(() -> Restorer.load(model))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("model.safetensors")
                .hasMessageContaining("by model.json");
    }

    /** Nobody mends a digest: damage is told by the tensor it is in. */
    @Test
    void damagedWeightsAreRefusedByTheTensorsName() throws IOException {
        Path weights = model.resolve("model.safetensors");
        byte[] whole = Files.readAllBytes(weights);
        Files.write(weights, Arrays.copyOf(whole, whole.length - 1));
        assertThatThrownBy(() -> Restorer.load(model))
                .hasMessageContaining("model.safetensors: tensor tail.weight is at bytes")
                .hasMessageContaining("Is the file truncated?");
        byte[] notANumber = whole.clone();
        Arrays.fill(notANumber, whole.length - Float.BYTES, whole.length, (byte) 0xFF);
        Files.write(weights, notANumber);
        assertThatThrownBy(() -> Restorer.load(model)).hasMessageContaining("tensor tail.weight holds NaN at index");
        String header = new String(whole, StandardCharsets.ISO_8859_1);
        Files.write(weights, header.replaceFirst("F32", "F16").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Restorer.load(model)).hasMessageContaining("has dtype \"F16\"; expected F32");
        Files.write(weights, header.replaceFirst("head.bias", "head.bios").getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> Restorer.load(model)).hasMessageContaining("missing [head.bias], unknown [head.bios]");
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedByTheTensorsName() throws IOException {
        replaceInDescription("\"width\" : 4", "\"width\" : 8");
        assertThatThrownBy(() -> Restorer.load(model))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("has shape")
                .hasMessageContaining("Is the file of another network?");
    }

    /** A description may name a network of gigabytes: its weights are looked at before it is built. */
    @Test
    void aSmallFileBuildsNoLargeNetwork() throws IOException {
        replaceInDescription("\"width\" : 4", "\"width\" : 512");
        replaceInDescription("\"blocks\" : 1", "\"blocks\" : 64");
        assertThatThrownBy(() -> Restorer.load(model))
                .isInstanceOf(BadWeightsException.class)
                .hasMessageContaining("missing [blocks.1.")
                .hasMessageContaining("and 247 more]");
        replaceInDescription("\"blocks\" : 64", "\"blocks\" : 1");
        assertThatThrownBy(() -> Restorer.load(model))
                .hasMessageContaining("tensor head.weight has shape [4, 12, 3, 3]; expected [512, 12, 3, 3]");
    }

    @Test
    void aDescriptionThatReadsAFileOfTheMachineIsRefused() {
        PinnedWeights elsewhere = new PinnedWeights(Path.of("elsewhere"), "0".repeat(64));
        GeneratorSpec network = new DeblurganV2(DeblurganV2.Encoder.MOBILENET, Optional.of(elsewhere));
        assertThatThrownBy(() -> new ModelDescription(ModelDescription.FORMAT, network, "digest", LINEAGE))
                .hasMessage("network is one that reads a file; expected one whose weights are all in the model");
    }

    static Stream<GeneratorSpec> networks() {
        return Stream.of(
                new Residual(4, 2), new Resnet(4, 1, 0), new Paper9(), new Nafnet(4, List.of(1), 1, List.of(1)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void shapesAreKnownBeforeANetworkIsBuilt(GeneratorSpec spec) {
        try (Network generator = Network.generator(spec, 1)) {
            Map<String, long[]> built = NativeTensors.shapes(generator.tensors());
            Map<String, long[]> drawn = Network.shapes(spec);
            assertThat(drawn.keySet()).containsExactlyElementsOf(built.keySet());
            drawn.forEach((name, shape) -> assertThat(shape).as(name).isEqualTo(built.get(name)));
        }
    }

    @Test
    void aDescriptionOfMegabytesIsNotRead() throws IOException {
        Files.writeString(model.resolve("model.json"), " ".repeat((1 << 20) + 1));
        assertThatThrownBy(() -> Restorer.load(model)).hasMessageContaining("1048577 bytes; expected at most 1048576");
    }

    @Test
    void anUnknownNetworkOrFormatIsRefusedWithWhatIsLegal() throws IOException {
        replaceInDescription("\"residual\"", "\"transformer\"");
        assertThatThrownBy(() -> Restorer.load(model))
                .isInstanceOf(BadDocumentException.class)
                .hasMessageContaining("model.json")
                .hasMessageContaining("residual");
        replaceInDescription("\"transformer\"", "\"residual\"");
        replaceInDescription("refocus-model/1", "refocus-model/2");
        assertThatThrownBy(() -> ModelDescription.read(model)).hasMessageContaining("refocus-model/2");
    }

    @Test
    void aFolderThatIsNoModelSaysWhatIsMissing() throws IOException {
        Files.delete(model.resolve("model.json"));
        assertThatThrownBy(() -> Restorer.load(model)).hasMessageContaining("model.json");
    }

    private void replaceInDescription(String from, String to) throws IOException {
        Path file = model.resolve("model.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }
}
