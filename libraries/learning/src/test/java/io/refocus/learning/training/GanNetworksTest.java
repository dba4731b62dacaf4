package io.refocus.learning.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.checkpoint.NativeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.experiment.ExperimentSamples;
import io.refocus.learning.step.Batch;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GanNetworksTest {
    private static final Map<String, Object> AVERAGED =
            Map.of("steps", 4, "validateEvery", 2, "checkpointEvery", 5, "averageDecay", 0.9);
    private static final Batch BATCH = new Batch(new float[3 * 16 * 16], ones(3 * 16 * 16), 1, 16, 16);

    private static float[] ones(int count) {
        float[] values = new float[count];
        java.util.Arrays.fill(values, 1);
        return values;
    }

    @Test
    void whatIsServedIsTheAverageAndTheGeneratorIsLeftAsItWas() {
        Experiment experiment = ExperimentSamples.alone(4).vary(Map.of("training", AVERAGED));
        try (GanNetworks networks = adversaries(experiment)) {
            networks.train(BATCH, 0.1, 0);
            Map<String, Map<String, Tensor>> before = networks.snapshot();
            Map<String, Tensor> served = networks.served(generator -> NativeTensors.snapshot(generator.tensors()));
            assertSame(served, before.get("average"));
            assertThat(served.get("tail.bias").values())
                    .isNotEqualTo(before.get("generator").get("tail.bias").values());
            assertSame(networks.snapshot().get("generator"), before.get("generator"));
        }
    }

    @Test
    void averagingDoesNotDisturbTheTraining() {
        Experiment plain = ExperimentSamples.alone(4);
        try (GanNetworks averaged = adversaries(plain.vary(Map.of("training", AVERAGED)));
                GanNetworks bare = adversaries(plain)) {
            for (int i = 0; i < 3; i++) {
                assertThat(averaged.train(BATCH, 0.01, 0)).isEqualTo(bare.train(BATCH, 0.01, 0));
                averaged.served(generator -> generator);
            }
            assertThat(bare.snapshot()).doesNotContainKey("average");
            assertSame(averaged.snapshot().get("generator"), bare.snapshot().get("generator"));
        }
    }

    private static void assertSame(Map<String, Tensor> one, Map<String, Tensor> other) {
        assertThat(one.keySet()).isEqualTo(other.keySet());
        one.forEach((name, tensor) -> assertThat(tensor.values())
                .as(name)
                .containsExactly(other.get(name).values()));
    }

    private static GanNetworks adversaries(Experiment experiment) {
        return new GanNetworks(experiment, experiment.generator());
    }
}
