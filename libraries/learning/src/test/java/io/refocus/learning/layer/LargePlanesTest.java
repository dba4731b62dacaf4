package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Loops over floats against native ops on doubles, on planes that take several pieces and threads. */
class LargePlanesTest {
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();
    private static final double TOLERANCE = 1e-5;

    @TestFactory
    Stream<DynamicTest> floatsEqualDoubles() {
        Convolution convolution = new Convolution(2, 8, Geometry.same(3));
        return Stream.of(
                check("instance norm of NCHW", new InstanceNorm(), 2, 8, 97, 85),
                check("instance norm of channels last", new Sequential(convolution, new InstanceNorm()), 2, 2, 97, 85),
                check("instance norm and ReLU of NCHW", InstanceNorm.thenRelu(), 2, 8, 97, 85),
                check("instance norm and leaky ReLU of NCHW", InstanceNorm.thenLeakyRelu(0.2), 2, 8, 97, 85),
                check(
                        "instance norm and leaky ReLU of channels last",
                        new Sequential(convolution, InstanceNorm.thenLeakyRelu(0.2)),
                        2,
                        2,
                        97,
                        85),
                check("reflect padding in several bands", new ReflectPad(3), 2, 3, 97, 585),
                check("reflect padding of what is hardly wider", new ReflectPad(3), 2, 3, 4, 5),
                check("reflect padding of rows longer than a band", new ReflectPad(1), 1, 2, 3, 9001),
                check("depthwise convolution", DepthwiseConvolution.biased(8, Geometry.same(3)), 8, 2, 97, 85),
                check(
                        "depthwise, padding above need",
                        DepthwiseConvolution.plain(3, new Geometry(3, 1, 2)),
                        3,
                        1,
                        7,
                        5),
                check("depthwise of 5x5", DepthwiseConvolution.biased(3, Geometry.same(5)), 3, 2, 131, 67),
                check("depthwise without padding", DepthwiseConvolution.biased(4, Geometry.valid(3)), 4, 3, 90, 91),
                check("gated depthwise", new GatedDepthwise(4, Geometry.same(3)), 8, 2, 97, 85),
                check("gated depthwise of 5x5", new GatedDepthwise(3, Geometry.same(5)), 6, 3, 131, 67),
                check("gated depthwise without padding", new GatedDepthwise(2, Geometry.valid(3)), 4, 1, 90, 91),
                check("gated depthwise, padding above need", new GatedDepthwise(2, new Geometry(3, 1, 2)), 4, 1, 7, 5),
                check("residual of norm and mix", residual(12), 12, 3, 71, 53),
                check("depthwise of one row", DepthwiseConvolution.biased(2, Geometry.same(3)), 2, 1, 1, 5000),
                check("layer norm", new ChannelLayerNorm(20), 20, 3, 47, 53),
                check("layer norm of many channels", new ChannelLayerNorm(300), 300, 1, 17, 19),
                check("attention", new ChannelAttention(6), 6, 2, 97, 85),
                check("mix of channels", PointwiseConvolution.biased(12, 20), 12, 3, 71, 53),
                check("mix of few pixels", PointwiseConvolution.plain(300, 40), 300, 1, 3, 2),
                check("mix with factors", new ScaledPointwiseConvolution("project", "beta", 24, 16), 24, 2, 61, 53),
                check(
                        "mix of patches",
                        new Sequential(
                                new ChannelMajorAdapter(new PixelUnshuffle(2)),
                                PointwiseConvolution.ofPatches(6, 10, 2)),
                        6,
                        2,
                        70,
                        54),
                check(
                        "row-wise convolution",
                        new RowwiseConvolution(4, 3, 7, new Initialiser.Gaussian(0, 1)),
                        2,
                        4,
                        112,
                        131),
                check(
                        "row-wise convolution of a single pixel",
                        new RowwiseConvolution(2, 2, 3, new Initialiser.Gaussian(0, 1)),
                        1,
                        2,
                        3,
                        3),
                check("Winograd of 3x3", new Convolution(64, 72, Geometry.same(3)), 3, 64, 23, 19),
                check("Winograd of 3x3 without padding", new Convolution(80, 64, Geometry.valid(3)), 2, 80, 34, 34),
                check("Winograd of 4x4", new Convolution(72, 64, new Geometry(4, 1, 1)), 4, 72, 16, 16),
                check(
                        "Winograd of 3x3 before a norm",
                        new Sequential(new Convolution(64, 64, Geometry.same(3)), InstanceNorm.thenRelu()),
                        1,
                        64,
                        33,
                        31),
                check(
                        "Winograd of 3x3, transposed",
                        new TransposedConvolution(64, 72, Geometry.same(3), 0, new Initialiser.Gaussian(0, 1)),
                        3,
                        64,
                        23,
                        19),
                check(
                        "Winograd of 4x4, transposed, without padding",
                        new TransposedConvolution(72, 64, Geometry.valid(4), 0, new Initialiser.Gaussian(0, 1)),
                        5,
                        72,
                        11,
                        10));
    }

    @Test
    void twoThreadsGiveTheBitsOfOne() {
        int threads = Nd4j.getEnvironment().maxThreads();
        try {
            for (Operator operator : List.of(
                    DepthwiseConvolution.biased(20, Geometry.same(3)),
                    new ChannelLayerNorm(20),
                    new GatedDepthwise(10, Geometry.same(3)),
                    residual(20),
                    new ChannelAttention(20),
                    PointwiseConvolution.biased(20, 12),
                    new ReflectPad(2),
                    InstanceNorm.thenRelu(),
                    new InstanceNorm())) {
                Nd4j.getEnvironment().setMaxThreads(1);
                List<INDArray> alone = run(operator, DataType.FLOAT, 20, 4, 47, 53);
                Nd4j.getEnvironment().setMaxThreads(2);
                assertThat(run(operator, DataType.FLOAT, 20, 4, 47, 53)).isEqualTo(alone);
            }
        } finally {
            Nd4j.getEnvironment().setMaxThreads(threads);
        }
    }

    private static Operator residual(int channels) {
        return new ResidualBlock(new Sequential(
                new NamedOperator("norm", new ChannelLayerNorm(channels)),
                new ScaledPointwiseConvolution("project", "beta", channels, channels)));
    }

    private static DynamicTest check(String name, Operator operator, long... shape) {
        return DynamicTest.dynamicTest(name, () -> {
            List<INDArray> floats = run(operator, DataType.FLOAT, shape);
            List<INDArray> doubles = run(operator, DataType.DOUBLE, shape);
            for (int i = 0; i < floats.size(); i++) {
                double largest = doubles.get(i).amaxNumber().doubleValue();
                if (largest < 1e-9) continue; // a bias before a norm has no gradient
                INDArray difference = floats.get(i).castTo(DataType.DOUBLE).sub(doubles.get(i));
                assertThat(difference.amaxNumber().doubleValue()).isLessThanOrEqualTo(TOLERANCE * largest);
            }
            assertThat(run(operator, DataType.FLOAT, shape)).isEqualTo(floats);
        });
    }

    /** Output, input gradient and the gradients of the parameters. */
    private static List<INDArray> run(Operator operator, DataType type, long... shape) {
        Nd4j.getRandom().setSeed(5);
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        for (TensorSpec tensor : operator.tensors()) {
            tensors.put(tensor.name(), random(type, tensor.dimensions()));
            gradients.put(tensor.name(), Nd4j.zeros(type, tensor.dimensions()));
        }
        operator.bind(tensors);
        operator.bindGradients(gradients);
        INDArray output = operator.forward(random(type, shape), Pass.forward(NO_WORKSPACES, true, 0));
        INDArray kept = output.dup();
        INDArray upstream = random(type, output.shape());
        List<INDArray> all = new ArrayList<>(List.of(kept));
        all.add(operator.backward(upstream, Pass.backward(NO_WORKSPACES, true, true, 0)));
        all.addAll(gradients.values());
        return all;
    }

    private static INDArray random(DataType type, long... shape) {
        return Nd4j.randn(DataType.FLOAT, shape).addi(0.5).castTo(type);
    }
}
