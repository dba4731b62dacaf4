package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Which values are dropped, and what becomes of the others. */
class DropoutTest {
    private static final long[] SHAPE = {3, 4, 25, 31};
    private static final int VALUES = 3 * 4 * 25 * 31;

    private static float[] dropped(double probability, long layer, boolean training, long seed) {
        float[] picture = picture();
        INDArray input = Nd4j.createFromArray(picture).reshape('c', SHAPE);
        Pass pass = Pass.forward(LayerWorkspaceMgr.noWorkspaces(), training, seed);
        float[] output =
                new Dropout(probability, layer).forward(input, pass).data().asFloat();
        assertThat(input.data().asFloat()).as("the input").isEqualTo(picture);
        return output;
    }

    private static float[] picture() {
        float[] values = new float[VALUES];
        for (int i = 0; i < VALUES; i++) values[i] = 0.25f + i % 97;
        return values;
    }

    /** Four standard deviations of the share are 0.021 at most. */
    @ParameterizedTest
    @CsvSource({"0.1, 7, 901", "0.3, 7, 2765", "0.5, 7, 4661", "0.3, 8, 2827", "0.9, -1, 8327"})
    void theShareDroppedIsTheProbability(double probability, long seed, int expected) {
        float[] output = dropped(probability, 5, true, seed);
        long zeros = IntStream.range(0, VALUES).filter(i -> output[i] == 0).count();
        assertThat(zeros).isEqualTo(expected);
        assertThat(Math.abs((double) expected / VALUES - probability)).isLessThan(0.021);
    }

    @ParameterizedTest
    @CsvSource({"0.1", "0.3", "0.5", "0.75"})
    void whatIsKeptIsScaledByOneOverTheShareKept(double probability) {
        float[] output = dropped(probability, 5, true, 7);
        float[] picture = picture();
        float factor = (float) (1 / (1 - probability));
        for (int i = 0; i < VALUES; i++) assertThat(output[i]).isIn(0f, picture[i] * factor);
    }

    @Test
    void seedAndLayerDecideTheMask() {
        float[] one = dropped(0.5, 5, true, 7);
        assertThat(dropped(0.5, 5, true, 7)).isEqualTo(one);
        assertThat(differing(one, dropped(0.5, 5, true, 8))).isBetween(0.45, 0.55);
        assertThat(differing(one, dropped(0.5, 6, true, 7))).isBetween(0.45, 0.55);
    }

    @Test
    void aPassHasAnotherSeedInEveryNetworkAndAfterEveryUpdate() {
        long[] seeds = IntStream.range(0, 12)
                .mapToLong(i -> {
                    PassSettings passSettings = new PassSettings(i / 4);
                    passSettings.update(i % 4);
                    return passSettings.seed();
                })
                .toArray();
        assertThat(Arrays.stream(seeds).distinct()).hasSize(12);
        assertThat(seeds[7]).isEqualTo(-534904783426661026L);
    }

    private static double differing(float[] one, float[] other) {
        return IntStream.range(0, VALUES)
                        .filter(i -> (one[i] == 0) != (other[i] == 0))
                        .count()
                / (double) VALUES;
    }

    @Test
    void inferenceChangesNothing() {
        assertThat(dropped(0.5, 5, false, 7)).isEqualTo(picture());
    }
}
