package io.refocus.learning.layer;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.RectifiedLinear;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.api.ops.impl.transforms.gradient.LeakyReLUDerivative;
import org.nd4j.linalg.factory.Nd4j;

/** An element-wise function; overwrites its input where it may, and its gradient. */
public final class Activation implements Operator {
    /** The functions; each derivative is a function of the output alone. */
    private enum Kind {
        RELU,
        LEAKY_RELU,
        TANH,
        SIGMOID
    }

    private final Kind kind;
    private final double slope;
    private INDArray output;
    private INDArray derivative;

    private Activation(Kind kind, double slope) {
        this.kind = kind;
        this.slope = slope;
    }

    /** {@code max(x, 0)}. */
    public static Activation relu() {
        return new Activation(Kind.RELU, 0);
    }

    /** {@code x} if positive, else {@code slope x}; {@code 0 < slope < 1}. */
    public static Activation leakyRelu(double slope) {
        if (!(slope > 0 && slope < 1)) throw new IllegalArgumentException("need 0 < slope < 1, got " + slope);
        return new Activation(Kind.LEAKY_RELU, slope);
    }

    /** Hyperbolic tangent. */
    public static Activation tanh() {
        return new Activation(Kind.TANH, 0);
    }

    /** {@code 1 / (1 + exp(-x))}. */
    public static Activation sigmoid() {
        return new Activation(Kind.SIGMOID, 0);
    }

    @Override
    public boolean overwritesGradient() {
        return true;
    }

    @Override
    public boolean needsOutput() {
        return kind != Kind.LEAKY_RELU;
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        output = pass.over(input);
        switch (kind) {
            case RELU -> Nd4j.exec(new RectifiedLinear(input, output, 0.0));
            case LEAKY_RELU -> leak(input, pass);
            case TANH -> NativeOps.run("tanh", NativeOps.arrays(input), NativeOps.arrays(output));
            case SIGMOID -> NativeOps.run("sigmoid", NativeOps.arrays(input), NativeOps.arrays(output));
        }
        return output;
    }

    /** By way of the derivative, which is vectorised and needed later; the op itself branches on every value. */
    private void leak(INDArray input, Pass pass) {
        derivative = pass.activation(input.dataType(), input.shape());
        Nd4j.exec(new LeakyReLUDerivative(input, derivative, slope));
        input.mul(derivative, output);
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        if (!pass.inputGradient()) return null;
        if (kind == Kind.LEAKY_RELU) return gradient.muli(derivative);
        derivative = pass.backwardScratch(output.dataType(), output.shape());
        switch (kind) {
            case RELU -> Nd4j.exec(new Step(output, derivative, 0.0));
            case TANH -> output.mul(output, derivative).rsubi(1.0);
            case SIGMOID -> output.rsub(1.0, derivative).muli(output);
            case LEAKY_RELU -> throw new AssertionError("handled above");
        }
        return gradient.muli(derivative);
    }
}
