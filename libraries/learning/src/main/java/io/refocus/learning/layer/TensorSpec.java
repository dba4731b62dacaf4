package io.refocus.learning.layer;

import java.util.Arrays;
import java.util.List;

/**
 * A named tensor of an operator: a trained parameter, or a buffer such as a running mean that the optimiser does not
 * change.
 *
 * @param name unique within the operator, for example {@code weight}
 * @param shape side lengths, C order
 * @param initial how a new network fills it
 * @param trained whether an optimiser updates it
 */
public record TensorSpec(String name, List<Long> shape, Initialiser initial, boolean trained) {
    public TensorSpec {
        shape = List.copyOf(shape);
    }

    static TensorSpec parameter(String name, Initialiser initial, long... shape) {
        return new TensorSpec(name, Arrays.stream(shape).boxed().toList(), initial, true);
    }

    static TensorSpec buffer(String name, Initialiser initial, long... shape) {
        return new TensorSpec(name, Arrays.stream(shape).boxed().toList(), initial, false);
    }

    /** Number of elements. */
    public long length() {
        return shape.stream().mapToLong(Long::longValue).reduce(1, Math::multiplyExact);
    }

    /** The shape in ND4J's form. */
    public long[] dimensions() {
        return shape.stream().mapToLong(Long::longValue).toArray();
    }

    /** The same tensor under {@code prefix + name}. */
    public TensorSpec prefixed(String prefix) {
        return new TensorSpec(prefix + name, shape, initial, trained);
    }
}
