package io.refocus.learning.objective;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One minus the SSIM of Wang et al. (2004): 11x11 Gaussian window of sigma 1.5, valid area only, K1 0.01, K2 0.03, range 1,
 * the mean over all windows of all planes. In double precision: variances are small differences of large moments.
 */
final class SsimDistance implements Distance {
    static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double C1 = 0.01 * 0.01;
    private static final double C2 = 0.03 * 0.03;
    private static final double[] WEIGHTS = weights();

    private static double[] weights() {
        double[] weights = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            double distance = i - (WINDOW - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
        }
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    @Override
    public double measure(Comparison pair, double scale, float[] gradient) {
        int windows = (pair.height() - WINDOW + 1) * (pair.width() - WINDOW + 1);
        double share = -scale / ((double) pair.planes() * windows);
        double sum = Arrays.stream(IntStream.range(0, pair.planes())
                        .parallel()
                        .mapToDouble(plane -> new Plane(pair, plane).measure(share, gradient))
                        .toArray())
                .sum();
        return 1 - sum / ((double) pair.planes() * windows);
    }

    /** One plane: moments are {@code [h - 10, w - 10]}, pictures {@code [h, w]}. */
    private static final class Plane {
        private final int h;
        private final int w;
        private final int start;
        private final double[] x;
        private final double[] y;

        Plane(Comparison pair, int plane) {
            h = pair.height();
            w = pair.width();
            start = plane * h * w;
            x = doubles(pair.restored());
            y = doubles(pair.sharp());
        }

        private double[] doubles(float[] values) {
            double[] slice = new double[h * w];
            for (int i = 0; i < slice.length; i++) {
                slice[i] = values[start + i];
            }
            return slice;
        }

        /** Returns the sum of SSIM over the windows and adds {@code share} times its gradient. */
        double measure(double share, float[] gradient) {
            double[] mx = window(x);
            double[] my = window(y);
            double[] xx = window(product(x, x));
            double[] yy = window(product(y, y));
            double[] xy = window(product(x, y));
            double sum = 0;
            for (int i = 0; i < mx.length; i++) {
                double luminance = 2 * mx[i] * my[i] + C1;
                double structure = 2 * (xy[i] - mx[i] * my[i]) + C2;
                double means = mx[i] * mx[i] + my[i] * my[i] + C1;
                double variances = xx[i] - mx[i] * mx[i] + yy[i] - my[i] * my[i] + C2;
                double ssim = luminance * structure / (means * variances);
                sum += ssim;
                // Derivatives by the three moments of x, written over the moments.
                double mean = mx[i];
                mx[i] = 2 * my[i] * (structure - luminance) / (means * variances)
                        + 2 * mean * ssim * (1 / variances - 1 / means);
                xx[i] = -ssim / variances;
                xy[i] = 2 * luminance / (means * variances);
            }
            double[] ofMean = spread(mx);
            double[] ofSquare = spread(xx);
            double[] ofProduct = spread(xy);
            for (int i = 0; i < x.length; i++) {
                gradient[start + i] += (float) (share * (ofMean[i] + 2 * x[i] * ofSquare[i] + y[i] * ofProduct[i]));
            }
            return sum;
        }

        private static double[] product(double[] a, double[] b) {
            double[] product = new double[a.length];
            for (int i = 0; i < a.length; i++) {
                product[i] = a[i] * b[i];
            }
            return product;
        }

        /** Weighted means of all windows. */
        private double[] window(double[] picture) {
            int columns = w - WINDOW + 1;
            int rows = h - WINDOW + 1;
            double[] across = new double[h * columns];
            for (int row = 0; row < h; row++) {
                for (int k = 0; k < WINDOW; k++) {
                    accumulate(picture, row * w + k, WEIGHTS[k], across, row * columns, columns);
                }
            }
            double[] means = new double[rows * columns];
            for (int k = 0; k < WINDOW; k++) {
                accumulate(across, k * columns, WEIGHTS[k], means, 0, means.length);
            }
            return means;
        }

        /** The transpose of {@link #window}. */
        private double[] spread(double[] means) {
            int columns = w - WINDOW + 1;
            double[] across = new double[h * columns];
            for (int k = 0; k < WINDOW; k++) {
                accumulate(means, 0, WEIGHTS[k], across, k * columns, means.length);
            }
            double[] picture = new double[h * w];
            for (int row = 0; row < h; row++) {
                for (int k = 0; k < WINDOW; k++) {
                    accumulate(across, row * columns, WEIGHTS[k], picture, row * w + k, columns);
                }
            }
            return picture;
        }

        private static void accumulate(double[] from, int at, double weight, double[] to, int start, int count) {
            for (int i = 0; i < count; i++) {
                to[start + i] += weight * from[at + i];
            }
        }
    }
}
