package io.refocus.imaging.blur;

import io.refocus.imaging.random.SeededRandom;
import java.util.Arrays;

/** A random camera path of constant speed (Boracchi and Foi 2012): equal exposures cover equal lengths. */
final class CameraPath {
    private static final int POINTS = 2000;
    private static final double[] ANXIETY = {.01, .009, .008, .007, .005, .003};

    private final double[] x;
    private final double[] y;

    private CameraPath(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    static CameraPath draw(SeededRandom random, double lengthPixels) {
        double anxiety = ANXIETY[random.nextInt(ANXIETY.length)];
        double pull = 0.7 * random.nextDouble();
        double impulse = 0.2 * random.nextDouble() * anxiety; // probability of a jerk at each step
        double jitter = 10 * random.nextDouble();
        double angle = 2 * Math.PI * random.nextDouble();
        double step = lengthPixels / (POINTS - 1);
        double vx = anxiety * StrictMath.cos(angle);
        double vy = anxiety * StrictMath.sin(angle);
        double[] x = new double[POINTS];
        double[] y = new double[POINTS];
        for (int t = 0; t + 1 < POINTS; t++) {
            double jx = 0;
            double jy = 0;
            if (random.nextDouble() < impulse) {
                double turn = Math.PI + random.nextDouble() - 0.5; // back, more or less
                jx = 2 * (vx * StrictMath.cos(turn) - vy * StrictMath.sin(turn));
                jy = 2 * (vx * StrictMath.sin(turn) + vy * StrictMath.cos(turn));
            }
            double ax = vx + jx + anxiety * (jitter * random.nextGaussian() - pull * x[t]) * step;
            double ay = vy + jy + anxiety * (jitter * random.nextGaussian() - pull * y[t]) * step;
            double speed = Math.sqrt(ax * ax + ay * ay);
            vx = ax / speed * step;
            vy = ay / speed * step;
            x[t + 1] = x[t] + vx;
            y[t + 1] = y[t] + vy;
        }
        return new CameraPath(x, y);
    }

    /** The kernel of the path's first part, its centroid moved to the middle pixel. */
    Kernel expose(double share) {
        int points = Math.max(2, (int) (POINTS * share));
        double[] openX = centred(Arrays.copyOf(x, points));
        double[] openY = centred(Arrays.copyOf(y, points));
        int radius = 1;
        for (int i = 0; i < points; i++) {
            radius = Math.max(radius, (int) Math.ceil(Math.max(Math.abs(openX[i]), Math.abs(openY[i]))) + 1);
        }
        int side = 2 * radius + 1;
        double[] weights = new double[side * side];
        for (int i = 0; i < points; i++) {
            splat(weights, side, openX[i] + radius, openY[i] + radius);
        }
        return Kernel.of(radius, weights);
    }

    /** Distributes one unit of light over the four pixels around a point; the centroid does not move. */
    private static void splat(double[] weights, int side, double px, double py) {
        int ix = (int) Math.floor(px);
        int iy = (int) Math.floor(py);
        double fx = px - ix;
        double fy = py - iy;
        weights[iy * side + ix] += (1 - fy) * (1 - fx);
        weights[iy * side + ix + 1] += (1 - fy) * fx;
        weights[(iy + 1) * side + ix] += fy * (1 - fx);
        weights[(iy + 1) * side + ix + 1] += fy * fx;
    }

    private static double[] centred(double[] positions) {
        double sum = 0;
        for (double p : positions) {
            sum += p;
        }
        double middle = sum / positions.length;
        for (int i = 0; i < positions.length; i++) {
            positions[i] -= middle;
        }
        return positions;
    }
}
