package io.refocus.imaging.blur;

import io.refocus.imaging.ReflectedBorder;
import java.util.Arrays;

/** Sparse direct convolution of one plane with a reflected border; each output is summed in the order of the taps, so the result is exact. */
final class KernelConvolution {
    private final Kernel kernel;
    private final int width;
    private final int height;
    private final int stride;
    private final float[] padded;
    private final int[] offset;

    /** Of planes of {@code width * height} values. */
    KernelConvolution(Kernel kernel, int width, int height) {
        this.kernel = kernel;
        this.width = width;
        this.height = height;
        int radius = kernel.radius();
        stride = width + 2 * radius;
        padded = new float[stride * (height + 2 * radius)];
        offset = new int[kernel.taps()];
        for (int i = 0; i < offset.length; i++) { // a convolution mirrors its kernel
            offset[i] = (radius - kernel.dy()[i]) * stride + radius - kernel.dx()[i];
        }
    }

    /** Replaces the plane that begins at {@code from} by its convolution. */
    void apply(float[] planes, int from) {
        pad(planes, from);
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            row(row, y * stride);
            System.arraycopy(row, 0, planes, from + y * width, width);
        }
    }

    private void row(float[] row, int base) {
        float[] weight = kernel.weight();
        int tap = 0;
        Arrays.fill(row, 0);
        for (; tap + 3 < weight.length; tap += 4) {
            addFour(row, base, tap);
        }
        for (; tap < weight.length; tap++) {
            int at = base + offset[tap];
            float w = weight[tap];
            for (int x = 0; x < row.length; x++) {
                row[x] += w * padded[at + x];
            }
        }
    }

    private void addFour(float[] row, int base, int tap) {
        float[] weight = kernel.weight();
        float[] source = padded;
        int a = base + offset[tap];
        int b = base + offset[tap + 1];
        int c = base + offset[tap + 2];
        int d = base + offset[tap + 3];
        float wa = weight[tap];
        float wb = weight[tap + 1];
        float wc = weight[tap + 2];
        float wd = weight[tap + 3];
        for (int x = 0; x < row.length; x++) {
            row[x] = row[x] + wa * source[a + x] + wb * source[b + x] + wc * source[c + x] + wd * source[d + x];
        }
    }

    private void pad(float[] planes, int from) {
        int radius = kernel.radius();
        for (int y = 0; y < height + 2 * radius; y++) {
            int source = from + ReflectedBorder.index(y - radius, height) * width;
            int target = y * stride;
            System.arraycopy(planes, source, padded, target + radius, width);
            for (int x = 0; x < radius; x++) {
                padded[target + x] = planes[source + ReflectedBorder.index(x - radius, width)];
                padded[target + radius + width + x] = planes[source + ReflectedBorder.index(width + x, width)];
            }
        }
    }
}
