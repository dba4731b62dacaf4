package io.refocus.learning.layer;

import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Reflect padding and its gradient on contiguous float arrays, row by row in Java arrays: one pass over memory, where
 * native copies need one pass for each array and a call for each border.
 */
final class ReflectPadLoops {
    /** About this many values are processed at once, in whole rows. */
    private static final int ROOM = 8192;

    private final int padding;
    private final int planes;
    private final int height;
    private final int width;
    private final int paddedWidth;
    private final int rowsAtOnce;

    /**
     * @param inside {@code [N, C, H, W]}, what is padded or its gradient
     * @param padding pixels on every side, below H and W
     */
    ReflectPadLoops(INDArray inside, int padding) {
        this.padding = padding;
        planes = Math.toIntExact(inside.size(0) * inside.size(1));
        height = Math.toIntExact(inside.size(2));
        width = Math.toIntExact(inside.size(3));
        paddedWidth = width + 2 * padding;
        rowsAtOnce = Math.min(height, Math.max(1, ROOM / paddedWidth));
    }

    /** @param padded {@code [N, C, H + 2p, W + 2p]}, overwritten */
    void pad(INDArray inside, INDArray padded) {
        FloatBuffer from = FloatMemory.of(inside);
        FloatBuffer to = FloatMemory.of(padded);
        ParallelLoops.each(planes, padded.length(), plane -> {
            float[] rows = new float[rowsAtOnce * width];
            float[] wide = new float[rowsAtOnce * paddedWidth];
            for (int first = 0; first < height; first += rowsAtOnce) {
                int count = Math.min(rowsAtOnce, height - first);
                from.get((plane * height + first) * width, rows, 0, count * width);
                for (int i = 0; i < count; i++) widen(rows, i * width, wide, i * paddedWidth);
                to.put(padded(plane, first + padding), wide, 0, count * paddedWidth);
                for (int i = 0; i < count; i++) {
                    int y = first + i;
                    if (above(y)) to.put(padded(plane, padding - y), wide, i * paddedWidth, paddedWidth);
                    if (below(y)) to.put(padded(plane, mirroredBelow(y)), wide, i * paddedWidth, paddedWidth);
                }
            }
        });
    }

    /**
     * @param padded gradient of the padded array
     * @param inside receives the sum of every pixel's and its mirror images' gradients, overwritten
     */
    void fold(INDArray padded, INDArray inside) {
        FloatBuffer from = FloatMemory.of(padded);
        FloatBuffer to = FloatMemory.of(inside);
        ParallelLoops.each(planes, padded.length(), plane -> {
            float[] wide = new float[rowsAtOnce * paddedWidth];
            float[] mirrored = new float[paddedWidth];
            float[] rows = new float[rowsAtOnce * width];
            for (int first = 0; first < height; first += rowsAtOnce) {
                int count = Math.min(rowsAtOnce, height - first);
                from.get(padded(plane, first + padding), wide, 0, count * paddedWidth);
                for (int i = 0; i < count; i++) {
                    int y = first + i;
                    if (above(y)) add(from, padded(plane, padding - y), mirrored, wide, i * paddedWidth);
                    if (below(y)) add(from, padded(plane, mirroredBelow(y)), mirrored, wide, i * paddedWidth);
                    narrow(wide, i * paddedWidth, rows, i * width);
                }
                to.put((plane * height + first) * width, rows, 0, count * width);
            }
        });
    }

    /** Whether the padding above repeats this row. */
    private boolean above(int y) {
        return y >= 1 && y <= padding;
    }

    /** Whether the padding below repeats this row. */
    private boolean below(int y) {
        return y >= height - 1 - padding && y <= height - 2;
    }

    private int mirroredBelow(int y) {
        return padding + 2 * (height - 1) - y;
    }

    /** Where a row of a padded plane starts. */
    private int padded(int plane, int row) {
        return (plane * (height + 2 * padding) + row) * paddedWidth;
    }

    private void widen(float[] row, int at, float[] wide, int to) {
        int last = to + padding + width - 1;
        System.arraycopy(row, at, wide, to + padding, width);
        for (int i = 1; i <= padding; i++) {
            wide[to + padding - i] = wide[to + padding + i];
            wide[last + i] = wide[last - i];
        }
    }

    private void narrow(float[] wide, int at, float[] row, int to) {
        int last = at + padding + width - 1;
        for (int i = 1; i <= padding; i++) {
            wide[at + padding + i] += wide[at + padding - i];
            wide[last - i] += wide[last + i];
        }
        System.arraycopy(wide, at + padding, row, to, width);
    }

    private void add(FloatBuffer from, int row, float[] mirrored, float[] wide, int at) {
        from.get(row, mirrored, 0, paddedWidth);
        for (int x = 0; x < paddedWidth; x++) wide[at + x] += mirrored[x];
    }
}
