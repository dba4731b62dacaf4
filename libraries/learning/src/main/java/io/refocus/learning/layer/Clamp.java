package io.refocus.learning.layer;

import static io.refocus.learning.layer.NativeOps.arrays;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** {@code min(max(x, low), high)}; the gradient is 0 where a value is cut. */
public final class Clamp implements Operator {
    private final double low;
    private final double high;
    private INDArray input;

    public Clamp(double low, double high) {
        if (!(low < high))
            throw new IllegalArgumentException("low is %s and high is %s; expected low < high".formatted(low, high));
        this.low = low;
        this.high = high;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        this.input = input;
        INDArray output = pass.activation(input.dataType(), input.shape());
        clip(input, output, low, high);
        return output;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        INDArray below = pass.gradient(input.dataType(), input.shape());
        clip(input, below, low, high);
        // 0 where a value was cut, else 1; at the limits themselves the gradient passes, as in PyTorch.
        Transforms.abs(below.subi(input), false);
        Nd4j.exec(new Step(below, below, 0.0));
        return below.rsubi(1.0).muli(gradient);
    }

    static void clip(INDArray from, INDArray to, double low, double high) {
        Nd4j.exec(DynamicCustomOp.builder("clipbyvalue")
                .addInputs(arrays(from))
                .addOutputs(arrays(to))
                .addFloatingPointArguments(low, high)
                .build());
    }
}
