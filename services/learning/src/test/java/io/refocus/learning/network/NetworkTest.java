package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetworkTest {
    @Test
    void residualHasThePublishedParameterCount() {
        try (Network network = Network.generator(new GeneratorSpec.Residual(32, 4), 1)) {
            assertThat(network.parameterCount()).isEqualTo(80_940);
            assertThat(network.tensors()).containsKeys("head.weight", "blocks.3.second.bias", "tail.weight");
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
