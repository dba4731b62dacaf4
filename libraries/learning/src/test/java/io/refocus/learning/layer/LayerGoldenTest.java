package io.refocus.learning.layer;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.GoldenFile;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Values and gradients of every operator, both and each alone, against PyTorch's, odd sides, one picture and three. */
class LayerGoldenTest {
    private static final double TOLERANCE = 1e-5;
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();
    private static final Geometry SAME = Geometry.same(3);
    private static final Geometry DOUBLE = new Geometry(3, 2, 1);
    private static final Operator PATCHES = PointwiseConvolution.ofPatches(2, 3, 3);
    private static final long SEED = 7;
    private static final GoldenFile GOLDEN = new GoldenFile("layers");

    private static Map<String, Operator> operators() {
        Map<String, Operator> all = new LinkedHashMap<>();
        all.put("convolution", new Convolution(2, 3, SAME));
        all.put("strided-convolution", new Convolution(3, 2, new Geometry(5, 2, 2)));
        all.put("pointwise-convolution", channelMajor(PointwiseConvolution.biased(3, 4)));
        all.put("plain-pointwise-convolution", channelMajor(PointwiseConvolution.plain(3, 2)));
        all.put("depthwise-convolution", channelMajor(DepthwiseConvolution.biased(3, SAME)));
        all.put("strided-depthwise-convolution", channelMajor(DepthwiseConvolution.biased(2, new Geometry(5, 2, 2))));
        all.put("transposed-convolution", new TransposedConvolution(2, 3, SAME, 0, Initialiser.zero()));
        all.put("doubling-transposed-convolution", new TransposedConvolution(2, 3, DOUBLE, 1, Initialiser.zero()));
        all.put("nearest-upsampling", new NearestUpsampling(3));
        all.put("pixel-shuffle", new PixelShuffle(2));
        all.put("pixel-unshuffle", new PixelUnshuffle(3));
        all.put("reflect-pad", new ReflectPad(2));
        all.put("zero-pad", ZeroPad.same(3, 1));
        all.put("zero-pad-to-multiple", ZeroPad.toMultiple(4));
        all.put("instance-norm", new InstanceNorm());
        all.put("batch-norm", new BatchNorm(2, 1e-3));
        all.put("channel-layer-norm", channelMajor(new ChannelLayerNorm(3)));
        all.put("relu", Activation.relu());
        all.put("relu6", new Sequential(new ScaleShift(8, 0), new Relu6()));
        all.put("leaky-relu", Activation.leakyRelu(0.2));
        all.put("sigmoid", Activation.sigmoid());
        all.put("tanh", Activation.tanh());
        all.put("clamp", new Clamp(-0.3, 0.6));
        all.put("simple-gate", channelMajor(new SimpleGate()));
        all.put("channel-attention", channelMajor(new ChannelAttention(3)));
        all.put(
                "scaled-residual",
                channelMajor(new ResidualBlock(new ScaledPointwiseConvolution("project", "gamma", 2, 2))));
        all.put("residual", new ResidualBlock(new Convolution(2, 2, SAME)));
        all.put("dense", new Dense(2, 5, 3, 3));
        all.put("max-pooling", new MaxPooling(2));
        all.put("row-wise-convolution", new RowwiseConvolution(2, 3, 5, Initialiser.zero()));
        all.put("instance-norm-relu", InstanceNorm.thenRelu());
        all.put("instance-norm-leaky-relu", InstanceNorm.thenLeakyRelu(0.2));
        all.put("dropout", new Dropout(0.3, 5));
        all.put("halving-convolution", new Convolution(2, 3, DOUBLE)); // leaves a row and a column over
        all.put("halving-convolution-4x4", new Convolution(2, 3, new Geometry(4, 2, 1)));
        all.put("halving-convolution-4x4-of-odd-sides", new Convolution(2, 3, new Geometry(4, 2, 1)));
        all.put("convolution-of-patches", new Sequential(new PixelUnshuffle(3), channelMajor(PATCHES)));
        all.put("gated-depthwise-convolution", channelMajor(new GatedDepthwise(2, SAME)));
        return all;
    }

    private static Operator channelMajor(Operator operator) {
        return new Sequential(new ChannelMajor(), operator, new ChannelMajor());
    }

    @TestFactory
    Stream<DynamicTest> valuesAndGradientsEqualPyTorch() {
        assertThat(GOLDEN.under("").keySet().stream().map(name -> name.substring(0, name.indexOf('.'))))
                .as("every golden is looked at")
                .isSubsetOf(operators().keySet());
        return operators().entrySet().stream().flatMap(entry -> Stream.of(1, 3)
                .map(batch -> DynamicTest.dynamicTest(
                        String.format(Locale.ROOT, "%s, batch %d", entry.getKey(), batch),
                        () -> check(entry.getKey() + "." + batch + ".", entry.getValue()))));
    }

    private static void check(String at, Operator operator) {
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        for (TensorSpec tensor : operator.tensors()) gradients.put(tensor.name(), Nd4j.zeros(tensor.dimensions()));
        operator.bind(GOLDEN.under(at + "weights."));
        operator.bindGradients(gradients);
        Map<String, INDArray> expected = GOLDEN.under(at + "gradients.");
        assertThat(gradients.keySet()).containsAll(expected.keySet());
        INDArray below = passes(at, operator, true, true);
        assertClose("input gradient", below, GOLDEN.get(at + "input-gradient"), TOLERANCE);
        expected.forEach((name, gradient) -> assertClose(name, gradients.get(name), gradient, TOLERANCE));
        below = passes(at, operator, false, true);
        assertClose("input gradient alone", below, GOLDEN.get(at + "input-gradient"), TOLERANCE);
        gradients.values().forEach(gradient -> gradient.assign(0));
        assertThat(passes(at, operator, true, false)).isNull();
        expected.forEach((name, gradient) -> assertClose(name + " alone", gradients.get(name), gradient, TOLERANCE));
    }

    private static INDArray passes(String at, Operator operator, boolean ofParameters, boolean ofInput) {
        INDArray output = operator.forward(GOLDEN.get(at + "input").dup(), Pass.forward(NO_WORKSPACES, true, SEED));
        assertClose("output", output, GOLDEN.get(at + "output"), TOLERANCE);
        return operator.backward(
                GOLDEN.get(at + "upstream").dup(), Pass.backward(NO_WORKSPACES, ofParameters, ofInput, SEED));
    }
}
