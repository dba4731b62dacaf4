package io.refocus.learning.step;

import java.util.Locale;

/**
 * Pairs to train on; the arrays are read during the step and not kept.
 *
 * @param blurred {@code [n, 3, height, width]}, RGB in {@code [0, 1]}, C order
 * @param sharp the same pictures sharp
 * @param n pairs
 * @param height pixels
 * @param width pixels
 */
public record Batch(float[] blurred, float[] sharp, int n, int height, int width) {
    public Batch {
        int length = Math.multiplyExact(Math.multiplyExact(n, 3), Math.multiplyExact(height, width));
        if (n < 1 || height < 1 || width < 1 || blurred.length != length || sharp.length != length)
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "batch of %dx3x%dx%d holds %d blurred and %d sharp values; expected %d of each",
                    n,
                    height,
                    width,
                    blurred.length,
                    sharp.length,
                    length));
    }
}
