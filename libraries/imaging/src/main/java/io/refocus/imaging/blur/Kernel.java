package io.refocus.imaging.blur;

/**
 * A point-spread function as the list of its taps: sum 1, centroid on the middle pixel.
 *
 * @param radius no tap lies further than this from the middle, in x or y
 * @param dx column of each tap relative to the middle
 * @param dy row of each tap relative to the middle
 * @param weight of each tap, above 0
 */
record Kernel(int radius, int[] dx, int[] dy, float[] weight) {

    /** From a square of {@code (2 * radius + 1)^2} weights, row by row; zeros are left out, the rest is scaled to sum 1. */
    static Kernel of(int radius, double[] weights) {
        int side = 2 * radius + 1;
        double sum = 0;
        int taps = 0;
        for (double w : weights) {
            sum += w;
            taps += w > 0 ? 1 : 0;
        }
        Kernel kernel = new Kernel(radius, new int[taps], new int[taps], new float[taps]);
        int tap = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                kernel.dx[tap] = i % side - radius;
                kernel.dy[tap] = i / side - radius;
                kernel.weight[tap++] = (float) (weights[i] / sum);
            }
        }
        return kernel;
    }

    int taps() {
        return weight.length;
    }
}
