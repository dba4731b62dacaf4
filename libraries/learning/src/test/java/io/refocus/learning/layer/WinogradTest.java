package io.refocus.learning.layer;

import static io.refocus.learning.golden.Closeness.assertClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.learning.golden.Digest;
import io.refocus.learning.golden.Formula;
import io.refocus.learning.golden.GoldenFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Winograd's convolution against PyTorch's in double precision, and against itself cut into strips. */
class WinogradTest {
    private static final double TOLERANCE = 1e-5;
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();
    private static final GoldenFile GOLDEN = new GoldenFile("wide-convolutions");

    @Test
    void threeByThreeEqualsPyTorch() {
        check("three", new Convolution(64, 72, Geometry.same(3)), 3, 64, 23, 19);
    }

    @Test
    void threeByThreeWithoutPaddingEqualsPyTorch() {
        check("three-valid", new Convolution(80, 64, Geometry.valid(3)), 4, 80, 18, 18);
    }

    @Test
    void fourByFourEqualsPyTorch() {
        check("four", new Convolution(72, 64, new Geometry(4, 1, 1)), 3, 72, 16, 21);
    }

    @Test
    void transposedEqualsPyTorch() {
        check("transposed", new TransposedConvolution(64, 72, Geometry.same(3), 0, Initialiser.zero()), 1, 64, 33, 31);
    }

    @Test
    void stripsEqualTheWhole() {
        INDArray input = formula("strips input", 2, 32, 25, 13);
        INDArray weight = formula("strips weight", 32, 32, 3, 3);
        INDArray upstream = formula("strips upstream", 2, 32, 23, 11);
        INDArray[] whole = passes(new Winograd(weight, 0, Nd4j::createUninitialized), input, weight, upstream);
        int twoRows = 36 * 32 * 2 * 3 * 2; // of the six rows of three tiles, the last of which reaches over the edge
        INDArray[] cut = passes(new Winograd(weight, 0, Nd4j::createUninitialized, twoRows), input, weight, upstream);
        for (int i = 0; i < whole.length; i++) assertClose("pass " + i, cut[i], whole[i], TOLERANCE);
    }

    @Test
    void fewChannelsOrTilesAndOtherGeometriesAreLeftToTheNativeConvolution() {
        INDArray input = Nd4j.create(DataType.FLOAT, 1, 64, 32, 32);
        INDArray weight = Nd4j.create(DataType.FLOAT, 64, 64, 3, 3);
        assertThat(Winograd.isFaster(weight, Geometry.same(3), input, 32, 32)).isTrue();
        assertThat(Winograd.isFaster(Nd4j.create(DataType.FLOAT, 63, 64, 3, 3), Geometry.same(3), input, 32, 32))
                .isFalse();
        assertThat(Winograd.isFaster(weight, Geometry.same(3), Nd4j.create(DataType.FLOAT, 1, 64, 28, 28), 28, 28))
                .isFalse();
        assertThat(Winograd.isFaster(weight, new Geometry(3, 2, 1), input, 16, 16))
                .isFalse();
        assertThat(Winograd.isFaster(weight, Geometry.same(5), input, 32, 32)).isFalse();
        assertThat(Winograd.isFaster(
                        weight.castTo(DataType.DOUBLE), Geometry.same(3), input.castTo(DataType.DOUBLE), 32, 32))
                .isFalse();
    }

    /** FullSizeGoldenTest's, at their pictures. */
    @Test
    void theWideLayersOfResnetAndPaper9AreTaken() {
        INDArray padded = Nd4j.create(DataType.FLOAT, 3, 64, 19, 19);
        INDArray square = Nd4j.create(DataType.FLOAT, 64, 64, 3, 3);
        assertThat(Winograd.isFaster(square, Geometry.valid(3), padded, 17, 17)).isTrue();
        INDArray small = Nd4j.create(DataType.FLOAT, 8, 64, 5, 13);
        INDArray wide = Nd4j.create(DataType.FLOAT, 128, 64, 3, 3);
        assertThat(Winograd.isFaster(wide, Geometry.same(3), small, 5, 13)).isTrue();
    }

    private static INDArray[] passes(Winograd winograd, INDArray input, INDArray weight, INDArray upstream) {
        INDArray output = Nd4j.create(DataType.FLOAT, upstream.shape());
        INDArray below = Nd4j.create(DataType.FLOAT, input.shape());
        INDArray slope = Nd4j.create(DataType.FLOAT, weight.shape());
        winograd.forward(input, new float[32], output, Nd4j::createUninitialized);
        winograd.backward(input, upstream, slope, below, Nd4j::createUninitialized);
        return new INDArray[] {output, below, slope};
    }

    private static void check(String name, Operator operator, long... shape) {
        Map<String, INDArray> tensors = new LinkedHashMap<>();
        Map<String, INDArray> gradients = new LinkedHashMap<>();
        for (TensorSpec tensor : operator.tensors()) {
            tensors.put(
                    tensor.name(),
                    formula(name + " " + tensor.name(), tensor.dimensions()).muli(0.5));
            gradients.put(tensor.name(), Nd4j.zeros(tensor.dimensions()));
        }
        operator.bind(tensors);
        operator.bindGradients(gradients);
        INDArray output = operator.forward(formula(name + " picture", shape), Pass.forward(NO_WORKSPACES, true, 0));
        Digest.assertDigest("output", output, GOLDEN.get(name + ".output"), 0, TOLERANCE);
        INDArray upstream = formula(name + " upstream", output.shape());
        INDArray below = operator.backward(upstream, Pass.backward(NO_WORKSPACES, true, true, 0));
        Digest.assertDigest("input gradient", below, GOLDEN.get(name + ".input-gradient"), 0, TOLERANCE);
        gradients.forEach((tensor, gradient) ->
                Digest.assertDigest(tensor, gradient, GOLDEN.get(name + "." + tensor), 0, TOLERANCE));
    }

    private static INDArray formula(String name, long... shape) {
        long count = 1;
        for (long side : shape) count *= side;
        return Nd4j.createFromArray(Formula.named(name, Math.toIntExact(count), 1, 0))
                .reshape('c', shape);
    }
}
