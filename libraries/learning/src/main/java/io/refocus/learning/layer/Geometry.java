package io.refocus.learning.layer;

import java.util.Locale;

/**
 * Kernel, stride and zero padding of a square convolution.
 *
 * @param kernel side of the kernel, pixels, {@code >= 1}
 * @param stride step, pixels, {@code >= 1}
 * @param padding zeros added on every side, {@code >= 0}
 */
public record Geometry(int kernel, int stride, int padding) {
    public Geometry {
        if (kernel < 1 || stride < 1 || padding < 0)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "need kernel >= 1, stride >= 1, padding >= 0, got kernel=%d stride=%d padding=%d",
                    kernel,
                    stride,
                    padding));
    }

    /** A stride-1 convolution that keeps the size. */
    public static Geometry same(int kernel) {
        return new Geometry(kernel, 1, kernel / 2);
    }

    /** A stride-1 convolution without padding. */
    public static Geometry valid(int kernel) {
        return new Geometry(kernel, 1, 0);
    }

    /** Side of a convolution's output: {@code floor((side + 2 padding - kernel) / stride) + 1}. */
    long output(long side) {
        return (side + 2L * padding - kernel) / stride + 1;
    }

    /** Side of a transposed convolution's output without output padding: {@code (side - 1) stride + kernel - 2 padding}. */
    long transposed(long side) {
        return (side - 1) * stride + kernel - 2L * padding;
    }

    /** Integer arguments of conv2d and deconv2d: no SAME mode, NCHW, weights {@code [O, I, kH, kW]}. */
    int[] arguments() {
        return new int[] {kernel, kernel, stride, stride, padding, padding, 1, 1, 0, 0, 1};
    }
}
