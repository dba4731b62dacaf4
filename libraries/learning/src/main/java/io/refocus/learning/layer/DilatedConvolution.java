package io.refocus.learning.layer;

import static org.nd4j.linalg.indexing.NDArrayIndex.all;
import static org.nd4j.linalg.indexing.NDArrayIndex.interval;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Convolution whose taps lie {@code dilation} pixels apart: {@code [N, I, H, W] -> [N, O, H', W']};
 * {@code weight [O, I, k, k]}, {@code bias [O]}.
 *
 * <p>The native op fails on dilation, so the kernel is spread with zeros between its taps.
 */
public final class DilatedConvolution implements Operator {
    private final int inputs;
    private final int outputs;
    private final int kernel;
    private final int dilation;
    private final Geometry spread;
    private final Convolution convolution;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;

    /**
     * @param geometry of the kernel before it is spread
     * @param dilation distance between neighbouring taps, pixels, {@code >= 1}
     */
    public DilatedConvolution(int inputs, int outputs, Geometry geometry, int dilation) {
        if (dilation < 1) throw new IllegalArgumentException("need dilation >= 1, got " + dilation);
        this.inputs = inputs;
        this.outputs = outputs;
        this.dilation = dilation;
        kernel = geometry.kernel();
        spread = new Geometry(dilation * (kernel - 1) + 1, geometry.stride(), geometry.padding());
        convolution = new Convolution(inputs, outputs, spread);
    }

    @Override
    public List<TensorSpec> tensors() {
        Initial initial = Initial.fanIn((long) inputs * kernel * kernel);
        return List.of(
                TensorSpec.parameter("weight", initial, outputs, inputs, kernel, kernel),
                TensorSpec.parameter("bias", initial, outputs));
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

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        INDArray wide = pass.activation(input.dataType(), shape()).assign(0);
        taps(wide).assign(weight);
        convolution.bind(Map.of("weight", wide, "bias", bias));
        return convolution.forward(input, pass);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.parameterGradients()) return convolution.backward(gradient, pass);
        INDArray wide = pass.backwardScratch(gradient.dataType(), shape());
        convolution.bindGradients(Map.of("weight", wide, "bias", biasGradient));
        INDArray below = convolution.backward(gradient, pass);
        weightGradient.assign(taps(wide));
        return below;
    }

    private long[] shape() {
        return new long[] {outputs, inputs, spread.kernel(), spread.kernel()};
    }

    private INDArray taps(INDArray wide) {
        int end = spread.kernel();
        return wide.get(all(), all(), interval(0, dilation, end), interval(0, dilation, end));
    }
}
