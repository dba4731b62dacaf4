package io.refocus.imaging.sheet;

import io.refocus.imaging.Picture;

/**
 * The part of a picture that is shown enlarged: where blurred and sharp differ most, whatever the restored picture is.
 *
 * @param x left edge in the picture's pixels
 * @param y upper edge in the picture's pixels
 */
record DetailRegion(int x, int y, int width, int height) {

    /** The window, at most {@code width * height}, in which blurred and sharp differ most. */
    static DetailRegion of(Picture blurred, Picture sharp, int width, int height) {
        int w = Math.min(width, sharp.width());
        int h = Math.min(height, sharp.height());
        Sums sums = new Sums(blurred, sharp, h);
        DetailRegion best = new DetailRegion(0, 0, w, h);
        double most = -1;
        for (int y = 0; y + h <= sharp.height(); y += 4) {
            sums.readDownTo(y + h);
            for (int x = 0; x + w <= sharp.width(); x += 4) {
                double sum = sums.within(new DetailRegion(x, y, w, h));
                if (sum > most) {
                    most = sum;
                    best = new DetailRegion(x, y, w, h);
                }
            }
        }
        return best;
    }

    Picture of(Picture picture) {
        return picture.crop(x, y, width, height);
    }

    /** Sums of squared differences over all rectangles from the corner; of the rows that a window of the height spans, not of all. */
    private static final class Sums {
        private final Picture blurred;
        private final Picture sharp;
        private final double[][] ring; // [h + 1][W + 1], row y at y % (h + 1)
        private int read;

        Sums(Picture blurred, Picture sharp, int windowHeight) {
            this.blurred = blurred;
            this.sharp = sharp;
            this.ring = new double[windowHeight + 1][sharp.width() + 1];
        }

        void readDownTo(int rows) {
            for (; read < rows; read++) {
                double[] before = ring[read % ring.length];
                double[] sums = ring[(read + 1) % ring.length];
                double row = 0;
                for (int x = 0; x < sharp.width(); x++) {
                    for (int c = 0; c < Picture.CHANNELS; c++) {
                        double difference = blurred.at(c, x, read) - sharp.at(c, x, read);
                        row += difference * difference;
                    }
                    sums[x + 1] = before[x + 1] + row;
                }
            }
        }

        double within(DetailRegion d) {
            double[] top = ring[d.y % ring.length];
            double[] bottom = ring[(d.y + d.height) % ring.length];
            return bottom[d.x + d.width] - bottom[d.x] - top[d.x + d.width] + top[d.x];
        }
    }
}
