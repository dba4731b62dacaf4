package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;
import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Transposed convolution with bias. {@code [N, I, H, W] -> [N, O, H', W']} with
 * {@code H' = (H - 1) stride + kernel - 2 padding + outputPadding}; {@code weight [I, O, k, k]}, {@code bias [O]}.
 *
 * <p>The native op has no output padding, so such a layer computes the full result without padding and crops it.
 */
public final class TransposedConvolution implements Operator {
    private final int inputs;
    private final int outputs;
    private final Geometry geometry;
    private final int outputPadding;
    private final Initialiser weights;
    private final Initialiser biases;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;
    private Winograd winograd;

    /** With a bias of zero. */
    public TransposedConvolution(int inputs, int outputs, Geometry geometry, int outputPadding, Initialiser weights) {
        this(inputs, outputs, geometry, outputPadding, weights, Initialiser.zero());
    }

    /** @param outputPadding rows and columns added below and to the right, 0 to {@code geometry.padding()} */
    public TransposedConvolution(
            int inputs, int outputs, Geometry geometry, int outputPadding, Initialiser weights, Initialiser biases) {
        if (outputPadding < 0 || outputPadding > geometry.padding())
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "need 0 <= outputPadding <= padding, got outputPadding=%d padding=%d",
                    outputPadding,
                    geometry.padding()));
        this.inputs = inputs;
        this.outputs = outputs;
        this.geometry = geometry;
        this.outputPadding = outputPadding;
        this.weights = weights;
        this.biases = biases;
    }

    @Override
    public List<TensorSpec> tensors() {
        return List.of(
                TensorSpec.parameter("weight", weights, inputs, outputs, geometry.kernel(), geometry.kernel()),
                TensorSpec.parameter("bias", biases, outputs));
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight");
        bias = values.get("bias");
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight");
        biasGradient = gradients.get("bias");
    }

    /** Arguments of the native op: without padding if a crop follows. */
    private Geometry computed() {
        return outputPadding == 0 ? geometry : new Geometry(geometry.kernel(), geometry.stride(), 0);
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        long height = geometry.transposed(input.size(2)) + outputPadding;
        long width = geometry.transposed(input.size(3)) + outputPadding;
        INDArray output = pass.activation(input.dataType(), input.size(0), outputs, height, width);
        winograd = null;
        if (winogradIsFaster(output)) {
            winograd = new Winograd(weight, geometry.padding(), pass::kept);
            winograd.inputGradient(input, output, pass::forwardScratch);
        } else if (outputPadding == 0) {
            NativeOps.run(
                    "deconv2d",
                    arrays(input, weight),
                    arrays(output),
                    computed().arguments());
        } else {
            INDArray full = pass.forwardScratch(input.dataType(), fullShape());
            NativeOps.run(
                    "deconv2d", arrays(input, weight), arrays(full), computed().arguments());
            output.assign(cut(full, height, width));
        }
        Nd4j.exec(DynamicCustomOp.builder("biasadd")
                .addInputs(output, bias)
                .addOutputs(output)
                .addBooleanArguments(true)
                .build());
        return output;
    }

    /**
     * Whether the convolution that this is the transpose of, from {@code output} to the input, is computed by
     * Winograd's algorithm.
     */
    private boolean winogradIsFaster(INDArray output) {
        return outputPadding == 0
                && Winograd.takes(input)
                && Winograd.isFaster(weight, geometry, output, input.size(2), input.size(3));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (winograd != null) return winogradBackward(gradient, pass);
        INDArray full = gradient;
        if (outputPadding > 0) {
            full = pass.backwardScratch(gradient.dataType(), fullShape()).assign(0);
            cut(full, gradient.size(2), gradient.size(3)).assign(gradient);
        }
        if (pass.parameterGradients()) return bothGradients(full, pass);
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(input.dataType(), input.shape());
        NativeOps.run("conv2d", arrays(full, weight), arrays(below), computed().arguments());
        return below;
    }

    private INDArray winogradBackward(INDArray given, Pass pass) {
        INDArray gradient = Winograd.takes(given)
                ? given
                : pass.backwardScratch(given.dataType(), given.shape()).assign(given);
        if (pass.parameterGradients()) {
            winograd.backward(gradient, input, weightGradient, null, pass::backwardScratch);
            RowSums.ofPlanes(gradient, biasGradient, pass);
        }
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(input.dataType(), input.shape());
        winograd.forward(gradient, new float[inputs], below, pass::backwardScratch);
        return below;
    }

    private INDArray bothGradients(INDArray full, Pass pass) {
        INDArray below = pass.inputGradient()
                ? pass.gradient(input.dataType(), input.shape())
                : pass.backwardScratch(input.dataType(), input.shape());
        NativeOps.run(
                "deconv2d_bp",
                arrays(input, weight, bias, full),
                arrays(below, weightGradient, biasGradient),
                computed().arguments());
        return pass.inputGradient() ? below : null;
    }

    private long[] fullShape() {
        Geometry full = computed();
        return new long[] {input.size(0), outputs, full.transposed(input.size(2)), full.transposed(input.size(3))};
    }

    private INDArray cut(INDArray full, long height, long width) {
        int start = geometry.padding();
        return full.get(all(), all(), interval(start, start + height), interval(start, start + width));
    }
}
