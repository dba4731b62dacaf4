package io.refocus.learning.layer;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gradients of the operators on {@code [C, N, H, W]} against numeric ones; odd sizes, batches of 1, 2 and 3. */
class ChannelMajorGradientTest {
    private static final Geometry HALVE = new Geometry(2, 2, 0);

    @TestFactory
    Stream<DynamicTest> gradientsEqualNumericOnes() {
        return Stream.of(
                check("channel-major", new ChannelMajor(), 2, 3, 4, 5),
                check("channel-major of one picture, in a chain", inChain(), 1, 2, 3, 4),
                check("pointwise convolution", PointwiseConvolution.biased(3, 2), 3, 2, 4, 3),
                check("pointwise convolution without bias", PointwiseConvolution.plain(2, 4), 2, 1, 5, 3),
                check("depthwise convolution", DepthwiseConvolution.biased(2, Geometry.same(3)), 2, 3, 5, 4),
                check(
                        "depthwise convolution of one picture",
                        DepthwiseConvolution.biased(3, Geometry.same(3)),
                        3,
                        1,
                        4,
                        5),
                check("depthwise 5x5 of stride 2", DepthwiseConvolution.biased(2, new Geometry(5, 2, 2)), 2, 2, 7, 5),
                check("gated depthwise convolution", new GatedDepthwise(2, Geometry.same(3)), 4, 3, 5, 4),
                check("gated depthwise of one picture", new GatedDepthwise(1, Geometry.same(5)), 2, 1, 4, 7),
                check("channel layer norm", new ChannelLayerNorm(4), 4, 3, 3, 2),
                check("channel layer norm of one picture", new ChannelLayerNorm(3), 3, 1, 3, 5),
                check("simple gate", new SimpleGate(), 4, 3, 3, 5),
                check("channel attention", new ChannelAttention(3), 3, 2, 3, 5),
                check("channel attention of one picture", new ChannelAttention(2), 2, 1, 4, 3),
                check("scaled residual", new ResidualBlock(gated()), 2, 2, 3, 3),
                check("scaled projection", new ScaledProjection("project", "beta", 3, 2), 3, 2, 3, 3),
                check("2x2 convolution of stride 2", new Tall(new Convolution(2, 3, HALVE)), 2, 3, 4, 6),
                check("pixel shuffle", new Tall(new PixelShuffle(2)), 8, 3, 3, 2),
                check("ReLU6", new Chain(PointwiseConvolution.plain(2, 2), new Relu6()), 2, 2, 4, 5),
                check("zero padding", ZeroPad.around(2), 2, 3, 3, 4),
                check("zero padding to a multiple", ZeroPad.toMultiple(4), 1, 3, 3, 8),
                check("zero padding as TensorFlow's", ZeroPad.same(5, 2), 2, 1, 6, 5),
                check("padding and its undoing", paddedAndBack(), 2, 1, 3, 5));
    }

    private static DynamicTest check(String name, Operator operator, long... shape) {
        return DynamicTest.dynamicTest(name, () -> new GradientCheck(operator, shape).run());
    }

    private static Operator inChain() {
        return new Chain(new ChannelMajor(), new Relu6(), new ChannelMajor(), Activation.tanh());
    }

    private static Operator gated() {
        return new Chain(
                new Named("norm", new ChannelLayerNorm(2)),
                new Named("expand", PointwiseConvolution.biased(2, 4)),
                new SimpleGate(),
                new ScaledProjection("project", "beta", 2, 2));
    }

    private static Operator paddedAndBack() {
        ZeroPad pad = ZeroPad.toMultiple(4);
        return new Chain(pad, PointwiseConvolution.biased(2, 3), pad.undone());
    }
}
