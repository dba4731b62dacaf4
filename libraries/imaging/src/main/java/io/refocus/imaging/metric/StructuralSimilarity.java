package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;
import java.util.Arrays;

/**
 * Both SSIMs in one pass over the picture.
 *
 * <p>Five moments (a, b, aa, bb, ab) of three channels are filtered by the separable window, row by row, with a replicated border. The
 * windows inside the picture give Wang's SSIM. Filtering across the three channels as well is a 3x3 matrix, the replicated border being
 * folded into it, and gives the 3-D SSIM.
 */
final class StructuralSimilarity {
    static final int WINDOW = 11;

    private static final int HALF = WINDOW / 2;
    private static final int MOMENTS = 5;
    private static final int FIELDS = MOMENTS * Picture.CHANNELS;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    private static final double[] WEIGHT = new double[WINDOW];
    private static final double[][] ACROSS = new double[Picture.CHANNELS][Picture.CHANNELS];

    static {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
            WEIGHT[k] = StrictMath.exp(-(k - HALF) * (k - HALF) / (2 * 1.5 * 1.5));
            sum += WEIGHT[k];
        }
        for (int k = 0; k < WINDOW; k++) {
            WEIGHT[k] /= sum;
        }
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int k = 0; k < WINDOW; k++) {
                ACROSS[c][Math.min(2, Math.max(0, c + k - HALF))] += WEIGHT[k];
            }
        }
    }

    private final int width;
    private final int height;
    private final double[][] ring; // products of the last 11 rows, [11][15 * W]
    private final double[] column; // filtered down, one field with its border, [W + 10]
    private final double[] mean; // filtered down and across, [15 * W]
    private double wangSum;
    private double threeDimensionalSum;

    StructuralSimilarity(int width, int height) {
        this.width = width;
        this.height = height;
        ring = new double[WINDOW][FIELDS * width];
        column = new double[width + 2 * HALF];
        mean = new double[FIELDS * width];
    }

    double wang() {
        return inRange(wangSum / (3.0 * (width - 2 * HALF) * (height - 2 * HALF)));
    }

    double threeDimensional() {
        return inRange(threeDimensionalSum / (3.0 * width * height));
    }

    /** Rounding may leave [-1, 1] by a last bit. */
    private static double inRange(double ssim) {
        return Math.min(1, Math.max(-1, ssim));
    }

    /** Reads each row of two pictures once, from the top. */
    void measure(PictureValues a, PictureValues b) {
        for (int y = 0; y < Math.min(HALF, height); y++) {
            products(a, b, y);
        }
        for (int y = 0; y < height; y++) {
            if (y + HALF < height) {
                products(a, b, y + HALF);
            }
            for (int field = 0; field < FIELDS; field++) {
                filterDown(y, field * width);
                filterAcross(field * width);
            }
            boolean inside = y >= HALF && y < height - HALF;
            for (int c = 0; c < Picture.CHANNELS; c++) {
                wangSum += inside ? wangRow(c * MOMENTS * width) : 0;
                threeDimensionalSum += threeDimensionalRow(ACROSS[c]);
            }
        }
    }

    private void products(PictureValues a, PictureValues b, int y) {
        double[] row = ring[y % WINDOW];
        double[] valuesOfA = a.row(y);
        double[] valuesOfB = b.row(y);
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int from = c * width;
            int to = c * MOMENTS * width;
            for (int x = 0; x < width; x++) {
                double va = valuesOfA[from + x];
                double vb = valuesOfB[from + x];
                row[to + x] = va;
                row[to + width + x] = vb;
                row[to + 2 * width + x] = va * va;
                row[to + 3 * width + x] = vb * vb;
                row[to + 4 * width + x] = va * vb;
            }
        }
    }

    private double[] ringRow(int y) {
        return ring[Math.min(height - 1, Math.max(0, y)) % WINDOW];
    }

    private void filterDown(int y, int field) {
        double[] middle = ringRow(y);
        for (int x = 0; x < width; x++) {
            column[HALF + x] = WEIGHT[HALF] * middle[field + x];
        }
        for (int k = 1; k <= HALF; k++) {
            double weight = WEIGHT[HALF + k];
            double[] above = ringRow(y - k);
            double[] below = ringRow(y + k);
            for (int x = 0; x < width; x++) {
                column[HALF + x] += weight * (above[field + x] + below[field + x]);
            }
        }
        Arrays.fill(column, 0, HALF, column[HALF]);
        Arrays.fill(column, HALF + width, column.length, column[HALF + width - 1]);
    }

    private void filterAcross(int field) {
        double[] c = column;
        double w0 = WEIGHT[0];
        double w1 = WEIGHT[1];
        double w2 = WEIGHT[2];
        double w3 = WEIGHT[3];
        double w4 = WEIGHT[4];
        double w5 = WEIGHT[5];
        for (int x = 0; x < width; x++) {
            mean[field + x] = w5 * c[x + 5]
                    + w4 * (c[x + 4] + c[x + 6])
                    + w3 * (c[x + 3] + c[x + 7])
                    + w2 * (c[x + 2] + c[x + 8])
                    + w1 * (c[x + 1] + c[x + 9])
                    + w0 * (c[x] + c[x + 10]);
        }
    }

    private double wangRow(int field) {
        double sum = 0;
        for (int x = field + HALF; x < field + width - HALF; x++) {
            sum += similarity(mean[x], mean[x + width], mean[x + 2 * width], mean[x + 3 * width], mean[x + 4 * width]);
        }
        return sum;
    }

    private double threeDimensionalRow(double[] across) {
        double sum = 0;
        for (int x = 0; x < width; x++) {
            sum += similarity(
                    mixed(across, x),
                    mixed(across, x + width),
                    mixed(across, x + 2 * width),
                    mixed(across, x + 3 * width),
                    mixed(across, x + 4 * width));
        }
        return sum;
    }

    private double mixed(double[] across, int at) {
        return across[0] * mean[at]
                + across[1] * mean[at + MOMENTS * width]
                + across[2] * mean[at + 2 * MOMENTS * width];
    }

    private static double similarity(double a, double b, double aa, double bb, double ab) {
        return ((2 * a * b + C1) * (2 * (ab - a * b) + C2))
                / ((a * a + b * b + C1) * ((aa - a * a) + (bb - b * b) + C2));
    }
}
