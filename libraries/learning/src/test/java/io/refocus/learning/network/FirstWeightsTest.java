package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.learning.layer.RunningStatistics;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What networks compute that begin as the identity. */
class FirstWeightsTest {
    private static final Optional<FirstWeights> IDENTITY = Optional.of(FirstWeights.IDENTITY);
    private static final int SIDE = 16;
    private static final int PIXELS = SIDE * SIDE;

    private static float[] picture() {
        Random random = new Random(3);
        float[] values = new float[3 * PIXELS];
        for (int i = 0; i < values.length; i++) values[i] = (i / PIXELS + 1) / 4f * random.nextFloat();
        return values;
    }

    private static float[] restored(GeneratorSpec spec) {
        float[] output = new float[3 * PIXELS];
        try (Network network = Network.generator(spec, 5)) {
            network.infer(picture(), 1, SIDE, SIDE, output);
        }
        return output;
    }

    @Test
    void resnetReturnsItsInput() {
        assertThat(restored(new Resnet(8, 2, 0, IDENTITY))).isEqualTo(picture());
    }

    @Test
    void cnn17ReturnsItsInputButForTheSigmoidsBend() {
        float[] restored = restored(new Cnn17(IDENTITY));
        for (int i = 0; i < restored.length; i++)
            assertThat(restored[i]).isCloseTo(picture()[i], within(0.0125f)); // ten knots
    }

    @Test
    @SuppressWarnings("try") // the scope only has to be open
    void paper9ReturnsItsInputBeforeAndInTheFirstTrainingPass() {
        float[] blurred = picture();
        for (RunningStatistics statistics : RunningStatistics.values()) {
            Paper9 spec = new Paper9(IDENTITY, Optional.of(statistics));
            float[] trained = new float[blurred.length];
            try (Network network = Network.generator(spec, 5);
                    MemoryWorkspace scope = Network.openActivations()) {
                INDArray input = Nd4j.createFromArray(blurred).reshape(1, 3, SIDE, SIDE);
                network.forward(input).data().asNioFloat().get(trained);
            }
            for (float[] restored : List.of(restored(spec), trained))
                for (int i = 0; i < blurred.length; i++)
                    assertThat(restored[i])
                            .as("%s, value %d", statistics, i)
                            .isCloseTo(blurred[i], within(0.0035f)); // 21 knots, and 0.0005 by the norm's epsilon
        }
    }

    @Test
    void aModelFileDoesNotSayHowItsTrainingBegan() {
        assertThat(new Paper9(IDENTITY, Optional.of(RunningStatistics.RENORMALISED)).published())
                .isEqualTo(new Paper9());
        assertThat(new Cnn17(IDENTITY).published()).isEqualTo(new Cnn17());
        assertThat(new Resnet(8, 2, 0, IDENTITY).published()).isEqualTo(new Resnet(8, 2, 0));
        assertThat(new Paper9(IDENTITY, Optional.empty()).resumed()).isNotEqualTo(new Paper9());
    }
}
