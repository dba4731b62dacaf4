package io.refocus.learning.optimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.refocus.documents.IllegalValueException;
import io.refocus.learning.network.Network;
import io.refocus.learning.network.Paper9;
import io.refocus.learning.network.Residual;
import io.refocus.learning.schedule.LearningRate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;

class OptimiserStateTest {
    private static final LearningRate RATE = new LearningRate.Constant(0.1);

    /** Applies two updates with gradients g and 2g at the first value, 0 elsewhere; returns the first value's three places. */
    private static double[] path(Optimiser optimiser, double gradient) {
        try (Network network = Network.generator(new Residual(8, 1), 1);
                OptimiserState state = new OptimiserState(optimiser, network)) {
            INDArray values = network.flatTensors();
            values.putScalar(0, 0.5);
            double[] places = {0.5, 0, 0};
            for (int i = 1; i <= 2; i++) {
                network.flatGradients().assign(0).putScalar(0, i * gradient);
                state.apply(0.1);
                places[i] = values.getDouble(0);
            }
            assertThat(state.updates()).isEqualTo(2);
            return places;
        }
    }

    private static void assertPath(double[] places, double first, double second) {
        assertThat(places[1]).isCloseTo(first, within(1e-6));
        assertThat(places[2]).isCloseTo(second, within(1e-6));
    }

    @Test
    void momentumAddsUp() {
        // v = 1, then 0.9 + 2 = 2.9
        assertPath(path(new Optimiser.Sgd(RATE, 0.9, Optional.empty()), 1), 0.4, 0.11);
    }

    @Test
    void adamFollowsThePublishedRule() {
        // first: m = v = 1 after correction; second: m = (0.09 + 0.2) / 0.19 = 1.526316, v = (0.01 * 0.99 + 0.04) /
        // 0.0199 = 2.507538
        assertPath(path(new Optimiser.Adam(RATE, 0.9, 0.99, Optional.empty()), 1), 0.4, 0.4 - 0.1 * 0.963876);
    }

    /** 80,940 values: several tasks of several pieces, the last of them not full. */
    @Test
    void adamMovesEveryValueOfALargeNetworkOnce() {
        Optimiser adam = new Optimiser.Adam(RATE, 0.9, 0.99, Optional.empty());
        try (Network network = Network.generator(new Residual(32, 4), 1);
                OptimiserState state = new OptimiserState(adam, network)) {
            float[] before = network.flatTensors().toFloatVector();
            network.flatGradients().assign(-2);
            state.apply(0.1);
            float[] after = network.flatTensors().toFloatVector();
            for (int i = 0; i < before.length; i++) {
                assertThat(after[i] - before[i]).as("value %d", i).isCloseTo(0.1f, within(1e-6f));
            }
        }
    }

    @Test
    void adamWShrinksFirst() {
        // 0.5 * 0.99 - 0.1; the moments see the gradient only
        double first = 0.495 - 0.1;
        assertPath(
                path(new Optimiser.AdamW(RATE, 0.9, 0.99, 0.1, Optional.empty()), 1),
                first,
                first * 0.99 - 0.1 * 0.963876);
    }

    @Test
    void decayLeavesRunningStatisticsAlone() {
        Optimiser optimiser = new Optimiser.AdamW(RATE, 0.9, 0.99, 1, Optional.empty());
        try (Network network = Network.generator(new Paper9(), 1);
                OptimiserState state = new OptimiserState(optimiser, network)) {
            INDArray variance = network.tensors().get("convolutions.2.running_variance");
            INDArray scale = network.tensors().get("convolutions.2.scale");
            network.flatGradients().assign(0);
            state.apply(0.1);
            assertThat(variance.getDouble(0)).isEqualTo(1);
            assertThat(scale.getDouble(0)).isCloseTo(0.9, within(1e-7));
        }
    }

    @Test
    void clippingScalesTheWholeGradientDownToTheNorm() {
        try (Network network = Network.generator(new Residual(8, 1), 1);
                OptimiserState state = new OptimiserState(new Optimiser.Sgd(RATE, 0, Optional.of(1.0)), network)) {
            INDArray values = network.flatTensors().assign(0);
            long last = values.length() - 1;
            network.flatGradients().assign(0).putScalar(0, 3).putScalar(last, -4);
            state.apply(1);
            assertThat(values.getDouble(0)).isCloseTo(-0.6, within(1e-6));
            assertThat(values.getDouble(last)).isCloseTo(0.8, within(1e-6));
            network.flatGradients().assign(0).putScalar(0, 0.5);
            state.apply(1);
            assertThat(values.getDouble(0)).as("smaller ones are left").isCloseTo(-1.1, within(1e-6));
        }
    }

    @Test
    void theAverageFollowsFasterAtFirst() {
        try (Network network = Network.generator(new Residual(8, 1), 1)) {
            INDArray values = network.flatTensors().assign(1);
            try (MovingAverage average = new MovingAverage(network, 0.25)) {
                values.assign(3);
                average.follow(1); // decay 2/11: 1 + 9/11 * 2
                assertAverage(network, average, 2.636364);
                average.follow(2); // decay 0.25, less than 3/12 = 0.25: 3 - 0.25 * 0.363636
                assertAverage(network, average, 2.909091);
                average.follow(100); // decay 0.25
                assertAverage(network, average, 2.977273);
            }
        }
    }

    private static void assertAverage(Network network, MovingAverage average, double expected) {
        average.tensors().values().forEach(tensor -> assertThat(tensor.getDouble(tensor.length() - 1))
                .isCloseTo(expected, within(1e-5)));
        assertThat(average.tensors().keySet()).isEqualTo(network.tensors().keySet());
    }

    @Test
    void exchangingTwiceChangesNothing() {
        try (Network network = Network.generator(new Residual(8, 1), 1);
                MovingAverage average = new MovingAverage(network, 0.9)) {
            INDArray before = network.flatTensors().dup();
            network.flatTensors().muli(3);
            INDArray after = network.flatTensors().dup();
            average.exchange();
            assertThat(network.flatTensors()).isEqualTo(before);
            average.exchange();
            assertThat(network.flatTensors()).isEqualTo(after);
        }
    }

    @Test
    void legalValuesAreNamed() {
        assertThatThrownBy(() -> new Optimiser.AdamW(RATE, 0.9, 0.99, 2, Optional.empty()))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("weightDecay is 2.0");
        assertThatThrownBy(() -> new Optimiser.Sgd(RATE, 1, Optional.empty())).hasMessageContaining("momentum is 1.0");
        assertThatThrownBy(() -> new Optimiser.Adam(RATE, 0.9, 0.99, Optional.of(0.0)))
                .hasMessageContaining("clipNorm is 0.0");
    }
}
