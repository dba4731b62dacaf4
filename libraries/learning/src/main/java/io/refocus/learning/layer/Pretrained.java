package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An operator whose tensors start at given values, and keep them if it is frozen. */
public final class Pretrained implements Operator {
    private final Operator operator;
    private final Map<String, float[]> values;
    private final boolean frozen;

    private Pretrained(Operator operator, Map<String, float[]> values, boolean frozen) {
        this.operator = operator;
        this.values = values;
        this.frozen = frozen;
    }

    /** No optimiser changes the tensors. @param values of every tensor of the operator, C order */
    public static Pretrained frozen(Operator operator, Map<String, float[]> values) {
        return new Pretrained(operator, values, true);
    }

    /** The tensors are trained on. @param values of every tensor of the operator, C order */
    public static Pretrained trained(Operator operator, Map<String, float[]> values) {
        return new Pretrained(operator, values, false);
    }

    @Override
    public List<TensorSpec> tensors() {
        return operator.tensors().stream()
                .map(tensor -> new TensorSpec(
                        tensor.name(),
                        tensor.shape(),
                        new Initialiser.Given(values.get(tensor.name())),
                        tensor.trained() && !frozen))
                .toList();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        operator.bind(values);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        if (!frozen) operator.bindGradients(gradients);
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
        if (!frozen) return operator.backward(gradient, pass);
        if (!pass.inputGradient()) return null;
        return operator.backward(gradient, Pass.backward(pass.workspaces(), false, true, pass.seed()));
    }
}
