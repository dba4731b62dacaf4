package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** {@code x + change(x)}; the tensors of the change keep their names. */
public final class ResidualBlock implements Operator {
    private final Operator change;

    public ResidualBlock(Operator change) {
        this.change = change;
    }

    /** {@code x + second(first(x))} with tensors {@code first.*} and {@code second.*}. */
    public ResidualBlock(Operator first, Operator second) {
        this(new Sequential(new NamedOperator("first", first), new NamedOperator("second", second)));
    }

    @Override
    public List<TensorSpec> tensors() {
        return change.tensors();
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        change.bind(values);
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        change.bindGradients(gradients);
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        return change.forwardOnto(input, input, pass.withInputFree(false));
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) {
            change.backward(gradient, pass);
            return null;
        }
        INDArray kept = gradient;
        if (change.overwritesGradient())
            kept = pass.backwardScratch(gradient.dataType(), gradient.shape()).assign(gradient);
        return change.backwardOnto(kept, gradient, pass);
    }
}
