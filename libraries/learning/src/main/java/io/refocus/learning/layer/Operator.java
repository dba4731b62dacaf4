package io.refocus.learning.layer;

import java.util.List;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A differentiable function of one NCHW array with named tensors, on native ops.
 *
 * <p>An operator keeps what its backward pass needs, so calls come in pairs: one {@code forward} in training mode,
 * then at most one {@code backward}. One thread at a time.
 */
public interface Operator {
    /** The tensors, in the order of the flat parameter vector. */
    default List<TensorSpec> tensors() {
        return List.of();
    }

    /**
     * Gives the operator its tensors.
     *
     * @param values live views by name
     */
    default void bind(Map<String, INDArray> values) {}

    /**
     * Gives the operator the places where {@link #backward} writes the gradients of its parameters.
     *
     * @param gradients live views by name; those of buffers stay zero
     */
    default void bindGradients(Map<String, INDArray> gradients) {}

    /** Whether {@link #backward} reads the output of {@link #forward}, so that it must not be overwritten. */
    default boolean needsOutput() {
        return false;
    }

    /** Whether {@link #backward} overwrites the gradient it is given. */
    default boolean overwritesGradient() {
        return false;
    }

    /** Whether {@link #forward} takes a {@code [N, C, H, W]} view of {@code [N, H, W, C]} memory, and does not keep it. */
    default boolean takesChannelsLast() {
        return false;
    }

    /**
     * @param input {@code [N, C, H, W]}; kept until {@link #backward}
     * @param pass where to allocate
     * @return the output; the same array if the operator works in place, which it does only if it may overwrite the
     * input
     */
    INDArray forward(INDArray input, Pass pass);

    /**
     * Writes (not adds) the gradients of the parameters if the pass asks for them.
     *
     * @param gradient loss gradient of the output of the last forward pass; see {@link #overwritesGradient}
     * @param pass where to allocate, and which derivatives are needed
     * @return loss gradient of the input, or {@code null} if the pass does not ask for it
     */
    INDArray backward(INDArray gradient, Pass pass);

    /**
     * {@link #forward} plus {@code base}: operators that write their output at the end add it while writing.
     *
     * @param base of the output's shape; not changed, nor is the input
     */
    default INDArray forwardOnto(INDArray base, INDArray input, Pass pass) {
        INDArray output = forward(input, pass);
        boolean free = !(pass.training() && needsOutput());
        return base.add(output, pass.withInputFree(free).over(output));
    }

    /**
     * {@link #backward} plus {@code base}, the pass asking for the input's gradient.
     *
     * @param base of the input's shape; not changed
     */
    default INDArray backwardOnto(INDArray base, INDArray gradient, Pass pass) {
        return backward(gradient, pass).addi(base);
    }
}
