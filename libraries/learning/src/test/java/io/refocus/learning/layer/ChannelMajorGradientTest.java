package io.refocus.learning.layer;

import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The gradients of the operators on {@code [C, N, H, W]} against numeric ones; odd sides, one picture and three. */
class ChannelMajorGradientTest {
    private static final Geometry HALVE = new Geometry(2, 2, 0);
    private static final Geometry FIVE = new Geometry(5, 2, 2);

    @TestFactory
    Stream<DynamicTest> gradientsEqualNumericOnes() {
        return Stream.of(
                        check("channel-major", new ChannelMajor(), 2, 3, 5),
                        check("channel-major of one channel, in a chain", inChain(), 1, 3, 5),
                        check("pointwise convolution", PointwiseConvolution.biased(3, 2), 3, 5, 3),
                        check("pointwise convolution without bias", PointwiseConvolution.plain(2, 4), 2, 5, 3),
                        check("convolution of patches", PointwiseConvolution.ofPatches(2, 3, 2), 8, 3, 5),
                        check("depthwise convolution", DepthwiseConvolution.biased(2, Geometry.same(3)), 2, 5, 7),
                        check("depthwise 5x5 of stride 2", DepthwiseConvolution.biased(2, FIVE), 2, 7, 5),
                        check("gated depthwise convolution", new GatedDepthwise(2, Geometry.same(3)), 4, 5, 3),
                        check("gated depthwise 5x5", new GatedDepthwise(1, Geometry.same(5)), 2, 5, 7),
                        check("channel layer norm", new ChannelLayerNorm(4), 4, 3, 5),
                        check("simple gate", new SimpleGate(), 4, 3, 5),
                        check("channel attention", new ChannelAttention(3), 3, 3, 5),
                        check("scaled residual", new ResidualBlock(gated()), 2, 3, 5),
                        check("scaled projection", new ScaledPointwiseConvolution("project", "beta", 3, 2), 3, 3, 5),
                        check(
                                "2x2 convolution of stride 2",
                                new ChannelMajorAdapter(new Convolution(2, 3, HALVE)),
                                2,
                                4,
                                6),
                        check("pixel shuffle", new ChannelMajorAdapter(new PixelShuffle(2)), 8, 3, 5),
                        check("ReLU6", new Sequential(PointwiseConvolution.plain(2, 2), new Relu6()), 2, 3, 5),
                        check("zero padding", ZeroPad.same(5, 1), 2, 3, 5),
                        check("zero padding to a multiple", ZeroPad.toMultiple(4), 1, 3, 5),
                        check("zero padding as TensorFlow's", ZeroPad.same(5, 2), 2, 7, 5),
                        check("padding and its undoing", paddedAndBack(), 2, 3, 5))
                .flatMap(batches -> batches);
    }

    private static Stream<DynamicTest> check(String name, Operator operator, long channels, long height, long width) {
        return LongStream.of(1, 3)
                .mapToObj(batch -> DynamicTest.dynamicTest(
                        String.format(Locale.ROOT, "%s, batch %d", name, batch),
                        () -> new GradientCheck(operator, channels, batch, height, width).run()));
    }

    private static Operator inChain() {
        return new Sequential(new ChannelMajor(), new Relu6(), new ChannelMajor(), Activation.tanh());
    }

    private static Operator gated() {
        return new Sequential(
                new NamedOperator("norm", new ChannelLayerNorm(2)),
                new NamedOperator("expand", PointwiseConvolution.biased(2, 4)),
                new SimpleGate(),
                new ScaledPointwiseConvolution("project", "beta", 2, 2));
    }

    private static Operator paddedAndBack() {
        ZeroPad pad = ZeroPad.toMultiple(4);
        return new Sequential(pad, PointwiseConvolution.biased(2, 3), pad.undone());
    }
}
