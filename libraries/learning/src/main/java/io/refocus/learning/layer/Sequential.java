package io.refocus.learning.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Operators applied one after the other, for example padding, convolution, norm, activation. */
public final class Sequential implements Operator {
    private final List<Operator> operators;

    /** @throws IllegalArgumentException if empty or if two tensors share a name */
    public Sequential(Operator... operators) {
        this.operators = List.of(operators);
        if (this.operators.isEmpty()) throw new IllegalArgumentException("got no operator; expected at least one");
        Set<String> names = new HashSet<>();
        for (TensorSpec tensor : tensors())
            if (!names.add(tensor.name())) throw new IllegalArgumentException("two tensors named " + tensor.name());
    }

    @Override
    public List<TensorSpec> tensors() {
        List<TensorSpec> all = new ArrayList<>();
        operators.forEach(operator -> all.addAll(operator.tensors()));
        return all;
    }

    @Override
    public void bind(Map<String, INDArray> values) {
        operators.forEach(operator -> operator.bind(values));
    }

    @Override
    public void bindGradients(Map<String, INDArray> gradients) {
        operators.forEach(operator -> operator.bindGradients(gradients));
    }

    @Override
    public boolean needsOutput() {
        return operators.get(operators.size() - 1).needsOutput();
    }

    @Override
    public boolean overwritesGradient() {
        return operators.get(operators.size() - 1).overwritesGradient();
    }

    @Override
    public INDArray forward(INDArray input, Pass pass) {
        return forward(null, input, pass);
    }

    @Override
    public INDArray forwardOnto(INDArray base, INDArray input, Pass pass) {
        return forward(base, input, pass);
    }

    /** @param base what is added to the output, or null */
    private INDArray forward(INDArray base, INDArray input, Pass pass) {
        INDArray array = input;
        boolean free = pass.inputFree();
        for (int i = 0; i < operators.size(); i++) {
            Operator operator = operators.get(i);
            boolean last = i + 1 == operators.size();
            // In inference arrays inside the layer are freed with it, so the last operator must not work in place.
            if (last && i > 0 && !pass.training() && !pass.inner()) free = false;
            boolean channelsLast = !last && operators.get(i + 1).takesChannelsLast();
            Pass own = (last ? pass : pass.within()).withInputFree(free).withChannelsLast(channelsLast);
            INDArray output =
                    last && base != null ? operator.forwardOnto(base, array, own) : operator.forward(array, own);
            // Inside a chain an output has one reader, which may overwrite it unless the backward pass reads it too.
            boolean alias = output.data() == array.data() && !free;
            free = !alias && !(pass.training() && operator.needsOutput());
            array = output;
        }
        return array;
    }

    @Override
    public INDArray backward(INDArray gradient, Pass pass) {
        int lowest = lowestNeeded(pass);
        INDArray array = backward(gradient, lowest + 1, pass.withInputGradient(true));
        if (lowest < operators.size()) array = operators.get(lowest).backward(array, pass);
        return pass.inputGradient() ? array : null;
    }

    @Override
    public INDArray backwardOnto(INDArray base, INDArray gradient, Pass pass) {
        return operators.get(0).backwardOnto(base, backward(gradient, 1, pass), pass);
    }

    /** From the last operator down to the {@code lowest}. */
    private INDArray backward(INDArray gradient, int lowest, Pass pass) {
        INDArray array = gradient;
        for (int i = operators.size() - 1; i >= lowest; i--)
            array = operators.get(i).backward(array, pass);
        return array;
    }

    /** Below the first operator with tensors no gradient is needed, unless the input gradient of the chain is. */
    private int lowestNeeded(Pass pass) {
        if (pass.inputGradient()) return 0;
        for (int i = 0; i < operators.size(); i++)
            if (!operators.get(i).tensors().isEmpty()) return i;
        return operators.size();
    }
}
