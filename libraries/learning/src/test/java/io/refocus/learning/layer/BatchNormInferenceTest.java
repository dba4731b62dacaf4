package io.refocus.learning.layer;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.GoldenFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Batch norm with its running statistics against PyTorch's, odd sides. */
class BatchNormInferenceTest {
    private static final double TOLERANCE = 1e-6;
    private static final Pass INFERENCE = Pass.forward(LayerWorkspaceMgr.noWorkspaces(), false, 0);
    private static final GoldenFile GOLDEN = new GoldenFile("batch-norm-inference");

    private static Map<String, INDArray> weights() {
        Map<String, INDArray> weights = new LinkedHashMap<>();
        GOLDEN.under("weights.").forEach((name, values) -> weights.put(name, values.dup()));
        return weights;
    }

    @ParameterizedTest(name = "batch {0}")
    @ValueSource(ints = {1, 3})
    void runningStatisticsGiveWhatPyTorchGives(int batch) {
        INDArray expected = GOLDEN.get(batch + ".output");
        INDArray input = GOLDEN.get(batch + ".input").dup();
        Map<String, INDArray> weights = weights();
        BatchNorm norm = new BatchNorm(5, 1e-3);
        norm.bind(weights);
        assertClose("output", norm.forward(input, INFERENCE), expected, TOLERANCE);
        assertThat(input).as("the input").isEqualTo(GOLDEN.get(batch + ".input"));
        assertThat(weights).as("weights and statistics").isEqualTo(GOLDEN.under("weights."));
        assertClose("in place", norm.forward(input, INFERENCE.withInputFree(true)), expected, TOLERANCE);
    }

    @ParameterizedTest(name = "batch {0}")
    @ValueSource(ints = {1, 3})
    void channelMajorPicturesGiveTheSame(int batch) {
        Operator norm =
                new Sequential(new ChannelMajor(), new ChannelMajorAdapter(new BatchNorm(5, 1e-3)), new ChannelMajor());
        norm.bind(weights());
        INDArray output = norm.forward(GOLDEN.get(batch + ".input").dup(), INFERENCE);
        assertClose("output", output, GOLDEN.get(batch + ".output"), TOLERANCE);
    }
}
