package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class NetworkTest {
    @Test
    void residualHasThePublishedParameterCount() {
        try (Network network = Network.generator(new GeneratorSpec.Residual(32, 4), 1)) {
            assertThat(network.parameterCount()).isEqualTo(80_940);
            assertThat(network.tensors()).containsKeys("head.weight", "blocks.3.second.bias", "tail.weight");
        }
    }

    @ParameterizedTest(name = "resnet {0}/{1} has {2} parameters")
    @CsvSource({"64, 9, 11378179", "32, 9, 2850563"})
    void resnetHasThePublishedParameterCount(int width, int blocks, long count) {
        try (Network network = Network.generator(new GeneratorSpec.Resnet(width, blocks, 0), 1)) {
            assertThat(network.parameterCount()).isEqualTo(count);
        }
    }

    @Test
    void paper9HasThePapersParameterCountOf512AreRunningStatistics() {
        try (Network network = Network.generator(new GeneratorSpec.Paper9(), 1)) {
            assertThat(network.parameterCount()).isEqualTo(3_102_467);
            assertThat(network.trainedTensors().values().stream()
                            .mapToLong(INDArray::length)
                            .sum())
                    .isEqualTo(3_101_955);
        }
    }

    @Test
    void patchganHasThePublishedParameterCount() {
        try (Network network = Network.discriminator(new DiscriminatorSpec.Patchgan(64, 3), 1)) {
            assertThat(network.parameterCount()).isEqualTo(2_764_737);
        }
    }

    @Test
    void untrainedResidualReturnsItsInput() {
        try (Network network = Network.generator(new GeneratorSpec.Residual(8, 1), 7)) {
            float[] in = new float[2 * 3 * 6 * 4];
            for (int i = 0; i < in.length; i++) in[i] = i / 200f;
            float[] out = new float[in.length];
            network.infer(in, 2, 6, 4, out);
            assertThat(out).containsExactly(in);
        }
    }
}
