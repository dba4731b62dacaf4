package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * {@code x + second(first(x))}; tensors are named {@code first.*} and {@code second.*}.
 */
public final class ResidualBlock implements Operator {
    private final Operator first;
    private final Operator second;

    public ResidualBlock(Operator first, Operator second) {
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
        Pass reading = pass.withInputFree(false);
        INDArray middle = first.forward(input, reading);
        INDArray change = second.forward(middle, reading.withInputFree(!(pass.training() && first.needsOutput())));
        boolean free = !(pass.training() && second.needsOutput());
        return input.add(change, pass.withInputFree(free).over(change));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        INDArray kept = gradient;
        if (pass.inputGradient() && second.overwritesGradient()) {
            kept = pass.backwardScratch(gradient.dataType(), gradient.shape()).assign(gradient);
        }
        INDArray inner = second.backward(gradient, pass.withInputGradient(true));
        INDArray below = first.backward(inner, pass);
        return pass.inputGradient() ? below.addi(kept) : null;
    }

    private static Map<String, INDArray> under(String prefix, Map<String, INDArray> arrays) {
        Map<String, INDArray> selected = new TreeMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) selected.put(name.substring(prefix.length()), array);
        });
        return selected;
    }
}
