package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/** {@code min(max(x, 0), 6)}; overwrites its input where it may, and its gradient. */
public final class Relu6 implements Operator {
    private static final double LIMIT = 6;
    private INDArray output;

    @Override
    public boolean needsOutput() {
        return true;
    }

    @Override
    public boolean overwritesGradient() {
        return true;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        output = pass.over(input);
        Clamp.clip(input, output, 0, LIMIT);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        // Positive strictly between the limits, zero at them.
        INDArray inside = output.rsub(LIMIT, pass.backwardScratch(output.dataType(), output.shape()));
        Nd4j.exec(new Step(inside.muli(output), inside, 0.0));
        return gradient.muli(inside);
    }
}
