package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DiracWeightsTest {
    private static final Geometry SAME = Geometry.same(3);
    private static final Geometry HALVE = new Geometry(3, 2, 1);

    /** The value at {@code [row, column]} of kernel {@code [a, b]}. */
    private static float at(float[] values, int shallow, int a, int b, int row, int column) {
        return values[((a * shallow + b) * 3 + row) * 3 + column];
    }

    @Test
    void aChannelIsHandedOnAndOutputsBeyondAreRandom() {
        float[] values = new DiracWeights(3, 2, SAME, false).values(1, 54);
        for (int output = 0; output < 2; output++)
            for (int input = 0; input < 2; input++)
                for (int tap = 0; tap < 9; tap++)
                    assertThat(at(values, 2, output, input, tap / 3, tap % 3))
                            .isEqualTo(output == input && tap == 4 ? 1 : 0);
        for (int i = 36; i < 54; i++) assertThat(Math.abs(values[i])).isBetween(1e-9f, (float) Math.sqrt(6 / 18.0));
    }

    @Test
    void theFourPixelsOfASquareBecomeChannels() {
        float[] values = new DiracWeights(4, 1, HALVE, false).values(1, 36);
        for (int output = 0; output < 4; output++)
            for (int tap = 0; tap < 9; tap++)
                assertThat(at(values, 1, output, 0, tap / 3, tap % 3))
                        .isEqualTo(tap / 3 == 1 + output / 2 && tap % 3 == 1 + output % 2 ? 1 : 0);
    }

    @Test
    void fewerOutputsOfATransposedConvolutionLeaveNothingToChance() {
        float[] values = new DiracWeights(3, 2, SAME, true).values(1, 54);
        assertThat(values).containsOnly(0, 1);
        assertThat(at(values, 2, 1, 1, 1, 1)).isEqualTo(1);
    }

    @Test
    void anotherShapeIsRefused() {
        assertThatThrownBy(() -> new DiracWeights(4, 1, HALVE, false).values(1, 35))
                .hasMessage("tensor of 35 values; [4, 1] kernels of 9 are given");
    }
}
