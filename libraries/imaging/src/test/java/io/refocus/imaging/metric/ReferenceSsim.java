package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;

/** SSIM as the papers write it: every window summed on its own, nothing shared, nothing separable. */
final class ReferenceSsim {
    private ReferenceSsim() {}

    static double wang(Picture a, Picture b) {
        double sum = 0;
        int windows = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 5; y < a.height() - 5; y++) {
                for (int x = 5; x < a.width() - 5; x++) {
                    sum += window(a, b, new int[] {c, x, y}, 0);
                    windows++;
                }
            }
        }
        return sum / windows;
    }

    static double threeDimensional(Picture a, Picture b) {
        double sum = 0;
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < a.height(); y++) {
                for (int x = 0; x < a.width(); x++) {
                    sum += window(a, b, new int[] {c, x, y}, 5);
                }
            }
        }
        return sum / (3 * a.area());
    }

    private static double window(Picture a, Picture b, int[] at, int depth) {
        double[] m = new double[6]; // weight, a, b, aa, bb, ab
        for (int dc = -depth; dc <= depth; dc++) {
            for (int dy = -5; dy <= 5; dy++) {
                for (int dx = -5; dx <= 5; dx++) {
                    double w = Math.exp(-(dc * dc + dy * dy + dx * dx) / 4.5);
                    double va = value(a, at[0] + dc, at[1] + dx, at[2] + dy);
                    double vb = value(b, at[0] + dc, at[1] + dx, at[2] + dy);
                    double[] terms = {1, va, vb, va * va, vb * vb, va * vb};
                    for (int i = 0; i < 6; i++) {
                        m[i] += w * terms[i];
                    }
                }
            }
        }
        double ma = m[1] / m[0];
        double mb = m[2] / m[0];
        double varianceSum = m[3] / m[0] - ma * ma + m[4] / m[0] - mb * mb;
        double covariance = m[5] / m[0] - ma * mb;
        return ((2 * ma * mb + 1e-4) * (2 * covariance + 9e-4)) / ((ma * ma + mb * mb + 1e-4) * (varianceSum + 9e-4));
    }

    private static double value(Picture picture, int c, int x, int y) {
        return picture.at(clamp(c, 3), clamp(x, picture.width()), clamp(y, picture.height()));
    }

    private static int clamp(int position, int length) {
        return Math.min(length - 1, Math.max(0, position));
    }
}
