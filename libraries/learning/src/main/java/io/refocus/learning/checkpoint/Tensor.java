package io.refocus.learning.checkpoint;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Float32 values and their shape, off the native heap.
 *
 * @param shape extents, each {@code >= 0}; empty for a scalar
 * @param values row-major, as many as the extents' product
 */
public record Tensor(long[] shape, float[] values) {
    public Tensor {
        long elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT, "shape %s holds %d values; got %d", Arrays.toString(shape), elements, values.length));
        }
    }

    /** This tensor, read from {@code file}. @throws BadWeightsException naming the first value that is not finite */
    Tensor finite(Path file, String name) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new BadWeightsException(
                        file,
                        String.format(
                                Locale.ROOT,
                                "tensor %s holds %s at index %d; expected finite values",
                                name,
                                values[i],
                                i));
            }
        }
        return this;
    }

    /** Same shape and same values, bit for bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that && Arrays.equals(shape, that.shape) && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(shape) + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
