package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withPrecision;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.Digests;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.layer.PassSettings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class NetworkTest {
    @Test
    void residualHasThePublishedParameterCount() {
        try (Network network = Network.generator(new Residual(32, 4), 1)) {
            assertThat(network.parameterCount()).isEqualTo(80_940);
            assertThat(network.tensors()).containsKeys("head.weight", "blocks.3.second.bias", "tail.weight");
        }
    }

    @ParameterizedTest(name = "resnet {0}/{1} has {2} parameters")
    @CsvSource({"64, 9, 11378179", "32, 9, 2850563"})
    void resnetHasThePublishedParameterCount(int width, int blocks, long count) {
        try (Network network = Network.generator(new Resnet(width, blocks, 0), 1)) {
            assertThat(network.parameterCount()).isEqualTo(count);
        }
    }

    @Test
    void paper9HasThePapersParameterCountOf512AreRunningStatistics() {
        try (Network network = Network.generator(new Paper9(), 1)) {
            assertThat(network.parameterCount()).isEqualTo(3_102_467);
            assertThat(trained(network)).isEqualTo(3_101_955);
        }
    }

    @ParameterizedTest(name = "nafnet of width {0} has {1} parameters")
    @CsvSource({"32, 17111907", "8, 1121883"})
    void nafnetHasThePublishedParameterCount(int width, long count) {
        Nafnet published = new Nafnet(width, List.of(1, 1, 1, 28), 1, List.of(1, 1, 1, 1));
        try (Network network = Network.generator(published, 1)) {
            assertThat(network.parameterCount()).isEqualTo(count);
        }
    }

    @Test
    void cnn17HasHalfAPercentOfThePapersParameterCount() {
        try (Network network = Network.generator(new Cnn17(), 1)) {
            assertThat(network.parameterCount()).isEqualTo(17_116_163).isBetween(17_014_500L, 17_185_500L);
        }
    }

    @Test
    void deblurganV2OnLiteStagesHasThePublishedParameterCountAndAFrozenEncoder() {
        DeblurganV2 spec = new DeblurganV2(DeblurganV2.Encoder.FPN3, Optional.empty());
        try (Network network = Network.generator(spec, 1)) {
            assertThat(network.parameterCount()).isEqualTo(174_403);
            assertThat(trained(network)).isEqualTo(174_403 - 54_048);
            assertThat(network.trainedTensors().keySet()).noneMatch(name -> name.startsWith("encoder"));
        }
    }

    @Test
    void deblurganV2OnMobileNetHasThePublishedParameterCountAndTakesOnlyWeightsThatFit(@TempDir Path folder) {
        DeblurganV2 spec = new DeblurganV2(DeblurganV2.Encoder.MOBILENET, Optional.empty());
        Path file = folder.resolve("encoder.safetensors");
        try (Network network = Network.generator(spec, 1)) {
            assertThat(trained(network)).isEqualTo(2_106_627);
            SortedMap<String, Tensor> encoder = new TreeMap<>();
            NativeTensors.snapshot(network.tensors()).forEach((name, tensor) -> {
                if (name.startsWith("encoder.")) encoder.put(name.substring("encoder.0.".length()), tensor);
            });
            SafeTensors.write(file, encoder);
            DeblurganV2 warm = mobilenet(file);
            try (Network started = Network.generator(warm, 2)) {
                String weight = "encoder.3.block9.project.weight";
                assertThat(started.tensors().get(weight))
                        .isEqualTo(network.tensors().get(weight));
                assertThat(trained(started)).isEqualTo(2_106_627);
            }
            assertThat(warm.published()).isEqualTo(spec);
            String bent = "block9.project.weight";
            encoder.put(bent, new Tensor(new long[] {1}, new float[1]));
            SafeTensors.write(file, encoder);
            assertThatThrownBy(() -> Network.generator(warm, 2))
                    .isInstanceOf(BadWeightsException.class)
                    .hasMessageStartingWith(file + ": has SHA-256 " + Digests.sha256(file) + "; expected ");
            assertThatThrownBy(() -> Network.generator(mobilenet(file), 2))
                    .isInstanceOf(BadWeightsException.class)
                    .hasMessage("%s: tensor %s has shape [1]; expected [64, 384, 1, 1]. Is the file of another network?"
                            .formatted(file, bent));
            encoder.remove(bent);
            SafeTensors.write(file, encoder);
            assertThatThrownBy(() -> Network.generator(mobilenet(file), 2))
                    .isInstanceOf(BadWeightsException.class)
                    .hasMessageContaining(
                            file + ": tensors do not fit the network: missing [" + bent + "], unknown []");
        }
    }

    private static DeblurganV2 mobilenet(Path encoder) {
        PinnedWeights weights = new PinnedWeights(encoder, Digests.sha256(encoder));
        return new DeblurganV2(DeblurganV2.Encoder.MOBILENET, Optional.of(weights));
    }

    private static long trained(Network network) {
        return network.trainedTensors().values().stream()
                .mapToLong(INDArray::length)
                .sum();
    }

    @ParameterizedTest(name = "patchgan of {0} layers has {1} parameters")
    @CsvSource({"3, 2764737", "5, 11154369"})
    void patchganHasThePublishedParameterCount(int layers, long count) {
        try (Network network = Network.discriminator(new Patchgan(64, layers), 1)) {
            assertThat(network.parameterCount()).isEqualTo(count);
        }
    }

    @Test
    @SuppressWarnings("try") // the scope is used by being open
    void denseDiscriminatorIsMadeForOneSizeOfPictures() {
        try (Network network = Network.discriminator(new DenseDiscriminator(64, 128), 1);
                MemoryWorkspace scope = Network.openActivations()) {
            assertThat(network.parameterCount()).isEqualTo(1_583_745);
            assertThatThrownBy(() -> network.forward(Nd4j.zeros(1, 3, 64, 64)))
                    .hasMessageContaining("512 channels of 8x8 got 512 of 4x4")
                    .hasMessageContaining("patchSize");
        }
    }

    @Test
    void untrainedResidualReturnsItsInput() {
        try (Network network = Network.generator(new Residual(8, 1), 7)) {
            float[] in = new float[2 * 3 * 6 * 4];
            for (int i = 0; i < in.length; i++) in[i] = i / 200f;
            float[] out = new float[in.length];
            network.infer(in, 2, 6, 4, out);
            assertThat(out).containsExactly(in);
        }
    }

    @Test
    void untrainedDeblurganV2ReturnsItsInput() {
        DeblurganV2 spec = new DeblurganV2(DeblurganV2.Encoder.FPN3, Optional.empty());
        try (Network network = Network.generator(spec, 7)) {
            float[] in = picture(3 * 16 * 24);
            float[] out = new float[in.length];
            network.infer(in, 1, 16, 24, out);
            assertThat(out).containsExactly(in);
        }
    }

    static List<GeneratorSpec> sameInTrainingAndInference() {
        return List.of(
                new Resnet(4, 1, 0),
                new Residual(8, 2),
                new Nafnet(4, List.of(1, 1, 1), 1, List.of(1, 1, 1)),
                new DeblurganV2(DeblurganV2.Encoder.FPN3, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("sameInTrainingAndInference")
    void inferenceEqualsTheTrainingPass(GeneratorSpec spec) {
        try (Network network = Network.generator(spec, 5)) {
            network.trainedTensors().values().stream()
                    .filter(tensor -> tensor.amaxNumber().doubleValue() == 0)
                    .forEach(tensor -> tensor.assign(0.05));
            float[] in = picture(2 * 3 * 16 * 24);
            float[] out = new float[in.length];
            network.infer(in, 2, 16, 24, out);
            assertThat(out).containsExactly(trainingPass(network, in), withPrecision(1e-5f));
            assertThat(out).isNotEqualTo(in);
            float[] alone = new float[in.length / 2];
            network.infer(Arrays.copyOf(in, alone.length), 1, 16, 24, alone);
            assertThat(alone).containsExactly(Arrays.copyOf(out, alone.length), withPrecision(1e-5f));
        }
    }

    @SuppressWarnings("try") // the scope is used by being open
    private static float[] trainingPass(Network network, float[] in) {
        try (MemoryWorkspace scope = Network.openActivations()) {
            INDArray restored = network.forward(Nd4j.createFromArray(in).reshape(2, 3, 16, 24));
            return restored.dup().data().asFloat();
        }
    }

    static Stream<GeneratorSpec> everyFamily() {
        return Stream.concat(sameInTrainingAndInference().stream(), Stream.of(new Paper9(), new Cnn17()));
    }

    @ParameterizedTest
    @MethodSource("everyFamily")
    void whatInferenceReturnsCanBeFreed(GeneratorSpec spec) {
        Blueprint blueprint = new Blueprint(new PassSettings(0));
        spec.draw(blueprint);
        WorkspaceGraph graph = blueprint.build();
        try (INDArray in = Nd4j.ones(1, 3, 16, 24);
                INDArray restored = graph.infer(in)) {
            assertThat(restored.closeable()).isTrue();
        } finally {
            graph.close();
        }
    }

    @Test
    void inferenceLeavesNoMemoryToTheGarbageCollector() {
        float[] picture = new float[3 * 512 * 512]; // 3 MB
        try (Network network = Network.generator(new Residual(4, 1), 1)) {
            for (int warm = 0; warm < 10; warm++) network.infer(picture, 1, 512, 512, picture);
            long before = Pointer.physicalBytes();
            for (int i = 0; i < 100; i++) network.infer(picture, 1, 512, 512, picture);
            assertThat(Pointer.physicalBytes() - before).isLessThan(100 << 20);
        }
    }

    @Test
    void inferenceSerialisesCallersOnManyThreads() throws Exception {
        try (Network network = Network.generator(new Resnet(4, 1, 0), 5)) {
            float[] in = picture(3 * 8 * 8);
            float[] expected = new float[in.length];
            network.infer(in, 1, 8, 8, expected);
            List<CompletableFuture<float[]>> results = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                        float[] out = new float[in.length];
                        network.infer(in, 1, 8, 8, out);
                        return out;
                    }))
                    .limit(8)
                    .toList();
            for (CompletableFuture<float[]> result : results)
                assertThat(result.get()).containsExactly(expected);
        }
    }

    @Test
    void sidesThatDoNotFitAreRefusedWithTheMultiple() {
        try (Network network = Network.generator(new Resnet(4, 1, 0), 5)) {
            assertThatThrownBy(() -> network.infer(new float[3 * 6 * 8], 1, 6, 8, new float[3 * 6 * 8]))
                    .hasMessageContaining("8x6")
                    .hasMessageContaining("multiples of 4");
        }
    }

    @Test
    void seedDecidesEveryInitialValue() {
        GeneratorSpec spec = new Resnet(4, 1, 0);
        try (Network one = Network.generator(spec, 11);
                Network same = Network.generator(spec, 11);
                Network other = Network.generator(spec, 12)) {
            assertThat(one.flatTensors()).isEqualTo(same.flatTensors()).isNotEqualTo(other.flatTensors());
            INDArray weights = one.tensors().get("blocks.0.first.weight");
            assertThat(weights.stdNumber().doubleValue()).isCloseTo(0.02, within(0.002));
            assertThat(one.tensors().get("blocks.0.first.bias").amaxNumber().doubleValue())
                    .isZero();
        }
    }

    private static float[] picture(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) values[i] = (i * 37 % 101) / 101f;
        return values;
    }
}
