package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Batch renormalisation of one channel, batch 1 and 3: mean 2, variance 1; epsilon 0 but for rounding. */
class BatchRenormalisationTest {
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();
    private static final Pass FORWARD = Pass.forward(NO_WORKSPACES, true, 0);
    private static final double TINY = 1e-12;

    private final Map<String, INDArray> tensors = new LinkedHashMap<>();
    private final Map<String, INDArray> gradients = new LinkedHashMap<>();

    private BatchNorm norm(RunningStatistics statistics, double scale, double mean, double variance) {
        return norm(new BatchNorm(1, TINY, statistics, false), scale, mean, variance);
    }

    private BatchNorm norm(BatchNorm norm, double scale, double mean, double variance) {
        double[] values = {scale, 0.25, mean, variance};
        int i = 0;
        for (TensorSpec tensor : norm.tensors()) {
            tensors.put(tensor.name(), Nd4j.createFromArray(values[i++]));
            gradients.put(tensor.name(), Nd4j.createFromArray(0.0));
        }
        norm.bind(tensors);
        norm.bindGradients(gradients);
        return norm;
    }

    private static INDArray batch(double... values) {
        return Nd4j.createFromArray(values).reshape(1, 1, 1, values.length);
    }

    private double of(String name) {
        return tensors.get(name).getDouble(0);
    }

    @Test
    void trainingGivesWhatTheRunningStatisticsGive() {
        BatchNorm norm = norm(RunningStatistics.RENORMALISED, 2, 1, 4);
        INDArray output = norm.forward(batch(1, 3), FORWARD);
        // (x - 1) / 2 * 2 + 0.25
        assertThat(output.ravel().toDoubleVector()).containsExactly(new double[] {0.25, 2.25}, within(1e-9));
        assertThat(of("running_mean")).isCloseTo(1 + 0.001 * (2 - 1), within(1e-9));
        assertThat(of("running_variance")).as("unbiased: 2").isCloseTo(4 + 0.001 * (2 - 4), within(1e-9));
    }

    @Test
    void statisticsThatMoveDoNotChangeWhatTheLayerComputes() {
        BatchNorm norm = norm(RunningStatistics.RENORMALISED, 2, 1, 4);
        for (int pass = 0; pass < 100; pass++) norm.forward(batch(1, 3), FORWARD);
        double share = Math.pow(0.999, 100);
        double deviation = Math.sqrt(2 + share * 2);
        assertThat(of("running_mean")).isCloseTo(2 - share, within(1e-9));
        assertThat(of("running_variance")).isCloseTo(deviation * deviation, within(1e-9));
        // 2 / sqrt(4) (x - 1) + 0.25 = (x - mean) + mean - 0.75
        assertThat(of("scale")).isCloseTo(deviation, within(1e-9));
        assertThat(of("shift")).isCloseTo(2 - share - 0.75, within(1e-9));
    }

    @Test
    void aNormThatOpensAsIdentityHandsItsFirstBatchOn() {
        for (RunningStatistics statistics : RunningStatistics.values()) {
            BatchNorm norm = norm(new BatchNorm(1, TINY, statistics, true), 1, 0, 1);
            assertThat(norm.forward(batch(1, 3), FORWARD).ravel().toDoubleVector())
                    .as("%s", statistics)
                    .containsExactly(new double[] {1, 3}, within(1e-9));
            assertThat(of("scale")).isCloseTo(statistics == RunningStatistics.BATCH ? 1 : Math.sqrt(2), within(1e-9));
            assertThat(of("shift")).isCloseTo(2, within(1e-9));
        }
    }

    @Test
    void aNewNetworkTakesTheStatisticsOfItsFirstBatch() {
        BatchNorm norm = norm(RunningStatistics.RENORMALISED, 1, 0, 1);
        norm.forward(batch(1, 3), FORWARD);
        assertThat(of("running_mean")).isEqualTo(2);
        assertThat(of("running_variance")).isEqualTo(2);
    }

    @Test
    void aBatchFarFromTheRunningStatisticsCountsWithinTheLimits() {
        BatchNorm norm = norm(RunningStatistics.RENORMALISED, 1, 100, 0.0001);
        double variance = 0.0001 + 0.001 * (2 - 0.0001);
        double scale = 100 * Math.sqrt(variance);
        double shift = 0.25 + 100 * 0.001 * (2 - 100);
        // Standard deviations 1 and 0.046: 22, limited to 10; distance (2 - 99.9) / 0.046, limited to -5.
        assertThat(norm.forward(batch(1, 3), FORWARD).ravel().toDoubleVector())
                .containsExactly(new double[] {scale * (-10 - 5) + shift, scale * (10 - 5) + shift}, within(1e-6));
    }

    @Test
    void gradientsTakeRatioAndOffsetForConstants() {
        INDArray gradient = batch(1, 5, -2);
        INDArray input = batch(1, 3, 5);
        BatchNorm plain = norm(RunningStatistics.BATCH, 1, 1, 4);
        plain.forward(input.dup(), FORWARD);
        INDArray below = plain.backward(gradient.dup(), Pass.backward(NO_WORKSPACES, true, true, 0));
        double ofScale = gradients.get("scale").getDouble(0);
        double ofShift = gradients.get("shift").getDouble(0);
        BatchNorm norm = norm(RunningStatistics.RENORMALISED, 2, 1, 4);
        norm.forward(input.dup(), FORWARD);
        INDArray renormalised = norm.backward(gradient.dup(), Pass.backward(NO_WORKSPACES, true, true, 0));
        double ratio = Math.sqrt(8 / 3.0) / 2;
        double offset = (3 - 1.002) / 2;
        for (int i = 0; i < 3; i++)
            assertThat(renormalised.getDouble(i)).isCloseTo(2 * ratio * below.getDouble(i), within(1e-9));
        assertThat(gradients.get("shift").getDouble(0))
                .isCloseTo(ofShift, within(1e-9))
                .isCloseTo(4, within(1e-9));
        assertThat(gradients.get("scale").getDouble(0)).isCloseTo(ratio * ofScale + offset * ofShift, within(1e-9));
    }
}
