package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Every operator's gradients against numeric ones; odd sides, one picture and three. */
class OperatorGradientTest {
    private static final Geometry HALVE = new Geometry(3, 2, 1);
    private static final Initialiser ANY = Initialiser.zero();

    @TestFactory
    Stream<DynamicTest> gradientsEqualNumericOnes() {
        return Stream.of(
                        check("convolution 3x3", new Convolution(2, 3, Geometry.same(3)), 2, 5, 3),
                        check("convolution without padding", new Convolution(3, 2, Geometry.valid(3)), 3, 5, 7),
                        check("convolution of stride 2, odd sides", new Convolution(2, 2, HALVE), 2, 7, 5),
                        check("convolution of stride 2, even sides", new Convolution(2, 2, HALVE), 2, 6, 4),
                        check("convolution 4x4 of stride 2, odd sides", halving(), 2, 7, 5),
                        check("convolution 4x4 of stride 2, even sides", halving(), 2, 8, 6),
                        check("row-wise convolution", new RowwiseConvolution(2, 3, 3, ANY), 2, 5, 7),
                        check("transposed convolution", transposed(Geometry.same(3), 0), 2, 3, 5),
                        check("transposed convolution with output padding", transposed(HALVE, 1), 2, 3, 5),
                        check("instance norm", chain(new InstanceNorm()), 2, 5, 3),
                        check("batch norm", new BatchNorm(2, 1e-3), 2, 5, 3),
                        check("ReLU alone", Activation.relu(), 2, 3, 5),
                        check("instance norm and ReLU", chain(InstanceNorm.thenRelu()), 2, 5, 3),
                        check("instance norm and leaky ReLU", chain(InstanceNorm.thenLeakyRelu(0.2)), 2, 5, 3),
                        check("instance norm alone", new InstanceNorm(), 2, 5, 3),
                        check("ReLU, then tanh", new Sequential(Activation.relu(), Activation.tanh()), 2, 3, 5),
                        check(
                                "batch norm after ReLU",
                                new Sequential(Activation.relu(), new BatchNorm(2, 1e-3)),
                                2,
                                3,
                                5),
                        check("dropout", chain(new Dropout(0.4, 5)), 2, 3, 5),
                        check("residual block ending in an activation", activated(), 2, 3, 5),
                        check("ReLU", chain(Activation.relu()), 2, 3, 5),
                        check("leaky ReLU", chain(Activation.leakyRelu(0.2)), 2, 3, 5),
                        check("tanh", chain(Activation.tanh()), 2, 3, 5),
                        check("sigmoid", chain(Activation.sigmoid()), 2, 3, 5),
                        check("reflect padding by 1", new ReflectPad(1), 2, 3, 5),
                        check("reflect padding by 3", new ReflectPad(3), 2, 5, 7),
                        check("pixel unshuffle", new PixelUnshuffle(2), 2, 4, 6),
                        check("pixel unshuffle by 3", new PixelUnshuffle(3), 2, 3, 9),
                        check("pixel shuffle", new PixelShuffle(2), 8, 3, 5),
                        check("clamp", new Clamp(-0.5, 0.7), 2, 3, 5),
                        check("nearest upsampling", new NearestUpsampling(3), 2, 3, 5),
                        check("max pooling", new MaxPooling(2), 2, 5, 7),
                        check("max pooling by 3", new MaxPooling(3), 2, 7, 5),
                        check("dense", new Dense(2, 3, 5, 3), 2, 3, 5),
                        check("scale and shift", chain(new ScaleShift(1.5, -0.2)), 2, 3, 5),
                        check("residual block", block(), 2, 3, 5))
                .flatMap(batches -> batches);
    }

    private static Stream<DynamicTest> check(String name, Operator operator, long channels, long height, long width) {
        return LongStream.of(1, 3)
                .mapToObj(batch -> DynamicTest.dynamicTest(
                        String.format(Locale.ROOT, "%s, batch %d", name, batch),
                        () -> new GradientCheck(operator, batch, channels, height, width).run()));
    }

    private static Convolution halving() {
        return new Convolution(2, 2, new Geometry(4, 2, 1));
    }

    private static TransposedConvolution transposed(Geometry geometry, int outputPadding) {
        return new TransposedConvolution(2, 3, geometry, outputPadding, ANY);
    }

    private static Sequential chain(Operator operator) {
        return new Sequential(new Convolution(2, 2, Geometry.same(3)), operator);
    }

    private static ResidualBlock activated() {
        return new ResidualBlock(chain(Activation.leakyRelu(0.2)), chain(Activation.sigmoid()));
    }

    private static ResidualBlock block() {
        Geometry valid = Geometry.valid(3);
        return new ResidualBlock(
                new Sequential(new ReflectPad(1), new Convolution(2, 2, valid), InstanceNorm.thenRelu()),
                new Sequential(new ReflectPad(1), new Convolution(2, 2, valid), new InstanceNorm()));
    }

    @Test
    void chainKeepsTheInputOfItsFirstOperator() {
        INDArray input = Nd4j.createFromArray(-1f, 2f).reshape(1, 2, 1, 1);
        new Sequential(Activation.relu(), Activation.tanh())
                .forward(input, Pass.forward(LayerWorkspaceMgr.noWorkspaces(), true, 0));
        assertThat(input.ravel().toFloatVector()).containsExactly(-1, 2);
    }
}
