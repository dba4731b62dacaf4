package io.refocus.learning.feed;

import io.refocus.imaging.Picture;
import io.refocus.imaging.random.SeededRandom;
import java.util.ArrayList;
import java.util.List;

/** Pictures and pairs for tests. */
public final class Pictures {
    private Pictures() {}

    /** Values n / 255, smooth enough to be worth restoring: a sum of a few random waves a channel. */
    public static Picture smooth(int width, int height, long seed) {
        SeededRandom random = new SeededRandom(seed);
        float[] planes = new float[3 * width * height];
        for (int c = 0; c < 3; c++) {
            double fx = random.nextDouble(0.2, 1.2);
            double fy = random.nextDouble(0.2, 1.2);
            double phase = random.nextDouble(0, 6);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    planes[(c * height + y) * width + x] =
                            (float) (0.5 + 0.5 * StrictMath.sin(fx * x + fy * y + phase));
                }
            }
        }
        return new Picture(width, height, planes).rounded8();
    }

    /** The mean of every pixel and its right and lower neighbours: a small blur. */
    public static Picture blurred(Picture sharp) {
        int w = sharp.width();
        int h = sharp.height();
        float[] planes = new float[sharp.planes().length];
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int right = Math.min(x + 1, w - 1);
                    int below = Math.min(y + 1, h - 1);
                    planes[(c * h + y) * w + x] = (sharp.at(c, x, y)
                                    + sharp.at(c, right, y)
                                    + sharp.at(c, x, below)
                                    + sharp.at(c, right, below))
                            / 4;
                }
            }
        }
        return new Picture(w, h, planes).rounded8();
    }

    /** Pairs of {@link #smooth} pictures and their blur. */
    public static List<PairPictures> pairs(int count, int side, long seed) {
        List<PairPictures> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Picture sharp = smooth(side, side, seed + i);
            pairs.add(new PairPictures("pair-" + (seed + i), blurred(sharp), sharp));
        }
        return pairs;
    }
}
