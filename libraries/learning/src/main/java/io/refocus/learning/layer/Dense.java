package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Fully connected layer over all values of a picture: {@code [N, C, H, W] -> [N, O, 1, 1]}; {@code weight [O, C H W]}
 * with the values in C order, {@code bias [O]}.
 */
public final class Dense implements Operator {
    private final long[] picture;
    private final int outputs;
    private INDArray weight;
    private INDArray bias;
    private INDArray weightGradient;
    private INDArray biasGradient;
    private INDArray input;

    public Dense(int channels, int height, int width, int outputs) {
        picture = new long[] {channels, height, width};
        this.outputs = outputs;
    }

    private long inputs() {
        return picture[0] * picture[1] * picture[2];
    }

    @Override
    public List<TensorSpec> tensors() {
        Initialiser initial = Initialiser.fanIn(inputs());
        return List.of(
                TensorSpec.parameter("weight", initial, outputs, inputs()),
                TensorSpec.parameter("bias", initial, outputs));
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        weight = values.get("weight");
        bias = values.get("bias").reshape('c', 1, outputs);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        weightGradient = gradients.get("weight");
        biasGradient = gradients.get("bias").reshape('c', 1, outputs);
    }

    /** @throws IllegalArgumentException if the pictures have another size than the layer was made for */
    @Override
    public INDArray forward(INDArray input, Pass pass) {
        if (input.size(1) != picture[0] || input.size(2) != picture[1] || input.size(3) != picture[2])
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "dense layer of %d channels of %dx%d got %d of %dx%d. Does patchSize equal the size of the pictures?",
                    picture[0],
                    picture[2],
                    picture[1],
                    input.size(1),
                    input.size(3),
                    input.size(2)));
        this.input = input;
        INDArray output = pass.activation(input.dataType(), input.size(0), outputs);
        NativeOps.run("matmul", arrays(flat(input), weight), arrays(output), 0, 1);
        return output.addiRowVector(bias).reshape('c', input.size(0), outputs, 1, 1);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray flat = gradient.reshape('c', gradient.size(0), outputs);
        if (pass.parameterGradients()) {
            NativeOps.run("matmul", arrays(flat, flat(input)), arrays(weightGradient), 1, 0);
            biasGradient.assign(flat.sum(true, 0));
        }
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(input.dataType(), input.shape());
        NativeOps.run("matmul", arrays(flat, weight), arrays(flat(below)));
        return below;
    }

    private static INDArray flat(INDArray pictures) {
        return pictures.reshape('c', pictures.size(0), pictures.length() / pictures.size(0));
    }
}
