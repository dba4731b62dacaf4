package io.refocus.imaging.blur;

import io.refocus.imaging.ReflectedBorder;
import java.util.Arrays;

/**
 * Sparse direct convolution of one plane with a reflected border, band by band; each output is summed in the order of the taps, so the
 * result is exact, and the same whatever the bands.
 */
final class KernelConvolution {
    private static final int BAND = 64; // rows; more only save moving the border's rows

    private final Kernel kernel;
    private final int width;
    private final int height;
    private final int stride;
    private final float[] padded; // rows of a band with its border on all sides
    private final int[] offset;

    /** Rows of one plane. */
    interface PlaneRows {
        /** Gives, or takes, row {@code y}; {@code row} is used again for others. */
        void row(int y, float[] row);
    }

    /** Of planes of {@code width * height} values. */
    KernelConvolution(Kernel kernel, int width, int height) {
        this.kernel = kernel;
        this.width = width;
        this.height = height;
        int radius = kernel.radius();
        stride = width + 2 * radius;
        padded = new float[stride * (Math.min(BAND, height) + 2 * radius)];
        offset = new int[kernel.taps()];
        for (int i = 0; i < offset.length; i++) { // a convolution mirrors its kernel
            offset[i] = (radius - kernel.dy()[i]) * stride + radius - kernel.dx()[i];
        }
    }

    /** @param plane is asked for rows in any order @param convolved takes the rows from the top */
    void apply(PlaneRows plane, PlaneRows convolved) {
        float[] row = new float[width];
        int border = 2 * kernel.radius();
        for (int top = 0; top < height; top += BAND) {
            int kept = top == 0 ? 0 : border; // the last rows of a band and its border are the first of the next
            if (kept > 0) {
                System.arraycopy(padded, BAND * stride, padded, 0, kept * stride);
            }
            int rows = Math.min(BAND, height - top);
            for (int i = kept; i < rows + border; i++) {
                plane.row(ReflectedBorder.index(top + i - kernel.radius(), height), row);
                pad(row, i * stride);
            }
            for (int y = 0; y < rows; y++) {
                convolve(row, y * stride);
                convolved.row(top + y, row);
            }
        }
    }

    private void convolve(float[] row, int base) {
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

    private void pad(float[] row, int target) {
        int radius = kernel.radius();
        System.arraycopy(row, 0, padded, target + radius, width);
        for (int x = 0; x < radius; x++) {
            padded[target + x] = row[ReflectedBorder.index(x - radius, width)];
            padded[target + radius + width + x] = row[ReflectedBorder.index(width + x, width)];
        }
    }
}
