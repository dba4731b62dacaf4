package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code x + second(first(x))}; tensors are named {@code first.*} and {@code second.*}.
 *
 * <p>The second branch must end with an operator that neither needs its own output nor overwrites its gradient (a
 * convolution or a norm), for the sum is made in place.
 */
public final class ResidualBlock implements Operator {
    private final Operator first;
    private final Operator second;

    /** @throws IllegalArgumentException if the second branch needs its own output */
    public ResidualBlock(Operator first, Operator second) {
        if (second.needsOutput())
            throw new IllegalArgumentException("the sum overwrites the second branch's output, which it still needs");
        this.first = first;
        this.second = second;
    }

    @Override
    public List<TensorSpec> tensors() {
        return Stream.concat(
                        first.tensors().stream().map(tensor -> tensor.prefixed("first.")),
                        second.tensors().stream().map(tensor -> tensor.prefixed("second.")))
                .toList();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        first.bind(under("first.", values));
        second.bind(under("second.", values));
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        first.bindGradients(under("first.", gradients));
        second.bindGradients(under("second.", gradients));
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        return second.forward(first.forward(input, pass), pass).addi(input);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray inner = second.backward(gradient, pass.withInputGradient(true));
        INDArray below = first.backward(inner, pass);
        return pass.inputGradient() ? below.addi(gradient) : null;
    }

    private static Map<String, INDArray> under(String prefix, Map<String, INDArray> arrays) {
        Map<String, INDArray> selected = new TreeMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) selected.put(name.substring(prefix.length()), array);
        });
        return selected;
    }
}
