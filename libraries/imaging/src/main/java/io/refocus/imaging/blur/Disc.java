package io.refocus.imaging.blur;

/** The kernel of a defocused lens: a disc, each pixel weighted by the part of it that the disc covers. */
final class Disc {
    private static final int OVERSAMPLING = 8;

    private Disc() {}

    static Kernel kernel(double radiusPixels) {
        int radius = (int) Math.ceil(radiusPixels);
        int side = 2 * radius + 1;
        double[] weights = new double[side * side];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                weights[y * side + x] = covered(x - side / 2.0, y - side / 2.0, radiusPixels);
            }
        }
        return Kernel.of(radius, weights);
    }

    private static int covered(double left, double top, double radius) {
        int inside = 0;
        for (int v = 0; v < OVERSAMPLING; v++) {
            for (int u = 0; u < OVERSAMPLING; u++) {
                double dx = left + (u + 0.5) / OVERSAMPLING;
                double dy = top + (v + 0.5) / OVERSAMPLING;
                inside += dx * dx + dy * dy <= radius * radius ? 1 : 0;
            }
        }
        return inside;
    }
}
