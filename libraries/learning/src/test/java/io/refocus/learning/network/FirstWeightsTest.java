package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.refocus.learning.layer.RunningStatistics;
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
    void cnn17ReturnsTheSigmoidOfEachColour() {
        float[] restored = restored(new Cnn17(IDENTITY));
        for (int i = 0; i < restored.length; i++)
            assertThat((double) restored[i]).isCloseTo(sigmoid(4 * picture()[i] - 2), within(1e-6));
    }

    @Test
    @SuppressWarnings("try") // the scope only has to be open
    void paper9ReturnsTheSigmoidOfEachStandardisedColour() {
        float[] blurred = picture();
        for (RunningStatistics statistics : RunningStatistics.values()) {
            float[] restored = new float[blurred.length];
            try (Network network = Network.generator(new Paper9(IDENTITY, Optional.of(statistics)), 5);
                    MemoryWorkspace scope = Network.openActivations()) {
                INDArray input = Nd4j.createFromArray(blurred).reshape(1, 3, SIDE, SIDE);
                network.forward(input).data().asNioFloat().get(restored);
            }
            for (int colour = 0; colour < 3; colour++) {
                double mean = mean(blurred, colour, 0, 1);
                boolean running = statistics == RunningStatistics.RENORMALISED; // which are unbiased
                double variance = mean(blurred, colour, mean, 2) * (running ? PIXELS / (PIXELS - 1.0) : 1);
                for (int i = colour * PIXELS; i < (colour + 1) * PIXELS; i++)
                    assertThat((double) restored[i])
                            .as("%s, value %d", statistics, i)
                            .isCloseTo(sigmoid((blurred[i] - mean) / Math.sqrt(variance + 1e-3)), within(1e-5));
            }
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

    private static double mean(float[] values, int colour, double minus, int power) {
        double sum = 0;
        for (int i = colour * PIXELS; i < (colour + 1) * PIXELS; i++) sum += Math.pow(values[i] - minus, power);
        return sum / PIXELS;
    }

    private static double sigmoid(double x) {
        return 1 / (1 + Math.exp(-x));
    }
}
