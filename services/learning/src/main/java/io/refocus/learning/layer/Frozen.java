package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An operator that keeps the values it is given: its tensors start there and no optimiser moves them. */
public final class Frozen implements Operator {
    private final Operator operator;
    private final Map<String, float[]> values;

    /** @param values of every tensor of the operator, C order */
    public Frozen(Operator operator, Map<String, float[]> values) {
        this.operator = operator;
        this.values = values;
    }

    @Override
    public List<TensorSpec> tensors() {
        return operator.tensors().stream()
                .map(tensor -> new TensorSpec(
                        tensor.name(), tensor.shape(), new Initial.Given(values.get(tensor.name())), false))
                .toList();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        operator.bind(values);
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
        if (!pass.inputGradient()) return null;
        return operator.backward(gradient, Pass.backward(pass.workspaces(), false, true, pass.update()));
    }
}
