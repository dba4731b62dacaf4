package io.refocus.learning.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** The shipped weights against what PyTorch computes with them for a picture given by a formula. */
@SuppressWarnings("try") // the scopes are used by being open
class BackboneTest {
    private static final int SIDE = 128;
    private static Backbone backbone;
    private static INDArray picture;

    @BeforeAll
    static void load() {
        backbone = Backbone.efficientNetLite0();
        picture = Nd4j.createFromArray(formula(0)).reshape('c', 1, 3, SIDE, SIDE);
    }

    @AfterAll
    static void close() {
        backbone.close();
    }

    /** At phase 0 the picture whose figures come with the weights. */
    private static float[] formula(double phase) {
        float[] values = new float[3 * SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            int c = i / (SIDE * SIDE);
            int y = i / SIDE % SIDE;
            int x = i % SIDE;
            values[i] = (float) (0.5 + 0.5 * Math.sin(0.11 * (c + 1) * x + 0.07 * y + c + phase));
        }
        return values;
    }

    /** Mean of each pixel's 5x5 neighbours, mirrored at the border. */
    private static float[] blurred(float[] sharp) {
        float[] values = new float[sharp.length];
        for (int i = 0; i < values.length; i++) {
            int y = i / SIDE % SIDE;
            int x = i % SIDE;
            double sum = 0;
            for (int dy = -2; dy <= 2; dy++)
                for (int dx = -2; dx <= 2; dx++)
                    sum += sharp[i / (SIDE * SIDE) * SIDE * SIDE + mirrored(y + dy) * SIDE + mirrored(x + dx)];
            values[i] = (float) (sum / 25);
        }
        return values;
    }

    private static int mirrored(int position) {
        int inside = Math.abs(position);
        return inside < SIDE ? inside : 2 * (SIDE - 1) - inside;
    }

    @Test
    void hasThePublishedParameterCount() {
        assertThat(backbone.parameterCount()).isEqualTo(54_048);
    }

    @ParameterizedTest(name = "tap {0}: {1} channels at {2} px, mean {3}, deviation {4}, values {5} and {6}")
    @CsvSource({
        "0, 16, 64, 0.15773501992225647, 8.493992805480957, 3.279566764831543, -4.638550281524658",
        "1, 24, 32, -0.606763482093811, 12.726933479309082, 7.202073574066162, 13.436767578125",
        "2, 40, 16, 0.9832450747489929, 10.66572380065918, 3.2081518173217773, 13.356706619262695"
    })
    void tapsEqualPyTorch(
            int tap, int channels, int side, double mean, double deviation, double middle, double corner) {
        try (MemoryWorkspace scope = Network.openActivations()) {
            INDArray values = backbone.forward(picture).get(tap);
            assertThat(values.shape()).containsExactly(channels, 1, side, side);
            assertThat(values.meanNumber().doubleValue()).isCloseTo(mean, within(1e-4));
            assertThat(values.stdNumber(false).doubleValue()).isCloseTo(deviation, within(1e-4));
            assertThat(values.getDouble(channels / 2, 0, side / 2, side / 2)).isCloseTo(middle, within(1e-4));
            assertThat(values.getDouble(1, 0, 2, 3)).isCloseTo(corner, within(1e-4));
        }
    }

    /** Away from phase 0, where one unit sits on ReLU6's edge and the gradient jumps with the last bit of a sum. */
    @ParameterizedTest(name = "phase {0}: loss {1}, norm of the gradient {2}")
    @CsvSource({
        "0.9, 4.011758319610263, 9.488927219344736, 0.010994974995738944",
        "0.5, 4.014576294441957, 8.857269542419676, 0.025249952344437453"
    })
    void lossAgainstABlurredPictureAndItsGradientEqualPyTorch(
            double phase, double expectedLoss, double norm, double value) {
        INDArray sharp = Nd4j.createFromArray(formula(phase)).reshape('c', 1, 3, SIDE, SIDE);
        INDArray box = Nd4j.createFromArray(blurred(formula(phase))).reshape('c', 1, 3, SIDE, SIDE);
        try (MemoryWorkspace scope = Network.openActivations()) {
            List<INDArray> expected = backbone.forward(box);
            List<INDArray> seen = backbone.forward(sharp);
            List<INDArray> gradients = new ArrayList<>();
            double loss = 0;
            for (int i = 0; i < seen.size(); i++) {
                INDArray difference = seen.get(i).sub(expected.get(i));
                loss += difference.mul(difference).meanNumber().doubleValue();
                gradients.add(difference.mul(2.0 / difference.length()));
            }
            assertThat(loss).isCloseTo(expectedLoss, within(1e-4));
            INDArray below = backbone.backward(gradients);
            assertThat(below.shape()).containsExactly(1, 3, SIDE, SIDE);
            assertThat(below.norm2Number().doubleValue()).isCloseTo(norm, within(5e-4));
            assertThat(below.getDouble(0, 1, 60, 61)).isCloseTo(value, within(3e-5));
        }
    }

    @Test
    void aBatchOfOddSidesGivesEachPictureItsOwnTaps() {
        try (MemoryWorkspace scope = Network.openActivations()) {
            INDArray pair = Nd4j.rand(new int[] {2, 3, 37, 22});
            List<INDArray> taps = backbone.forward(pair);
            assertThat(taps.get(2).shape()).containsExactly(40, 2, 5, 3);
            INDArray second = taps.get(2).slice(1, 1).dup('c');
            INDArray alone = backbone.forward(pair.slice(1).dup('c').reshape('c', 1, 3, 37, 22))
                    .get(2);
            assertThat(second.sub(alone.slice(0, 1)).amaxNumber().doubleValue()).isLessThan(1e-4);
        }
    }

    @Test
    void alteredWeightsAreRefused() {
        assertThatThrownBy(() -> PretrainedTensors.verified("efficientnet_lite0_features.safetensors", "00"))
                .hasMessageContaining("SHA-256 8b2a34b6")
                .hasMessageContaining("expected 00");
    }
}
