package io.refocus.learning.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Holds an operator's gradients against central differences, in double precision, for the loss {@code sum(r * output)}. */
final class GradientCheck {
    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-6;
    private static final LayerWorkspaceMgr NO_WORKSPACES = LayerWorkspaceMgr.noWorkspaces();
    private static final Pass FORWARD = Pass.forward(NO_WORKSPACES, true, 3);

    private final Operator operator;
    private final INDArray input;
    private final Map<String, INDArray> tensors = new LinkedHashMap<>();
    private final Map<String, INDArray> gradients = new LinkedHashMap<>();
    private final INDArray weights;

    GradientCheck(Operator operator, long... shape) {
        this.operator = operator;
        Random random = new Random(17);
        input = random(random, shape);
        for (TensorSpec tensor : operator.tensors()) {
            tensors.put(tensor.name(), random(random, tensor.dimensions()));
            gradients.put(tensor.name(), Nd4j.zeros(DataType.DOUBLE, tensor.dimensions()));
        }
        operator.bind(tensors);
        operator.bindGradients(gradients);
        weights = random(random, operator.forward(input.dup(), FORWARD).shape());
    }

    private static INDArray random(Random random, long... shape) {
        INDArray array = Nd4j.createUninitialized(DataType.DOUBLE, shape, 'c');
        for (long i = 0; i < array.length(); i++) array.putScalar(i, random.nextGaussian());
        return array;
    }

    private double loss() {
        return operator.forward(input.dup(), FORWARD).mul(weights).sumNumber().doubleValue();
    }

    void run() {
        INDArray below = backward(true, true);
        compare("input", input, below);
        operator.tensors().stream()
                .filter(TensorSpec::trained)
                .forEach(tensor -> compare(tensor.name(), tensors.get(tensor.name()), gradients.get(tensor.name())));
        assertThat(backward(false, true)).as("input gradient alone").isEqualTo(below);
        Map<String, INDArray> both = new LinkedHashMap<>();
        gradients.forEach((name, gradient) -> both.put(name, gradient.dup()));
        gradients.values().forEach(gradient -> gradient.assign(0));
        assertThat(backward(true, false)).as("input gradient nobody asked for").isNull();
        gradients.forEach((name, gradient) ->
                assertThat(gradient).as(name + " without input gradient").isEqualTo(both.get(name)));
    }

    private INDArray backward(boolean ofParameters, boolean ofInput) {
        operator.forward(input.dup(), FORWARD);
        return operator.backward(weights.dup(), Pass.backward(NO_WORKSPACES, ofParameters, ofInput, 3));
    }

    private void compare(String what, INDArray values, INDArray analytic) {
        assertThat(analytic.shape()).as(what).isEqualTo(values.shape());
        double largest = Math.max(1, analytic.amaxNumber().doubleValue());
        for (long i = 0; i < values.length(); i++) {
            double value = values.getDouble(i);
            values.putScalar(i, value + STEP);
            double above = loss();
            values.putScalar(i, value - STEP);
            double numeric = (above - loss()) / (2 * STEP);
            values.putScalar(i, value);
            assertThat(analytic.getDouble(i) / largest)
                    .as("d loss / d %s[%d]", what, i)
                    .isCloseTo(numeric / largest, within(TOLERANCE));
        }
    }
}
