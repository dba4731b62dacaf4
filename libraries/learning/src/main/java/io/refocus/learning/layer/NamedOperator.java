package io.refocus.learning.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An operator whose tensors are named {@code name.*}, so that two operators of one kind can be in one chain. */
public final class NamedOperator implements Operator {
    private final String prefix;
    private final Operator operator;

    public NamedOperator(String name, Operator operator) {
        prefix = name + ".";
        this.operator = operator;
    }

    @Override
    public List<TensorSpec> tensors() {
        return operator.tensors().stream()
                .map(tensor -> tensor.prefixed(prefix))
                .toList();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        operator.bind(mine(values));
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        operator.bindGradients(mine(gradients));
    }

    private Map<String, INDArray> mine(Map<String, INDArray> arrays) {
        Map<String, INDArray> mine = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) mine.put(name.substring(prefix.length()), array);
        });
        return mine;
    }

    @Override
    public boolean needsOutput() {
        return operator.needsOutput();
    }

    @Override
    public boolean overwritesGradient() {
        return operator.overwritesGradient();
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        return operator.forward(input, pass);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        return operator.backward(gradient, pass);
    }

    @Override
    public INDArray forwardOnto(INDArray base, INDArray input, Pass pass) {
        return operator.forwardOnto(base, input, pass);
    }

    @Override
    public INDArray backwardOnto(INDArray base, INDArray gradient, Pass pass) {
        return operator.backwardOnto(base, gradient, pass);
    }
}
