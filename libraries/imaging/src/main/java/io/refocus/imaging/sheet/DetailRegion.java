package io.refocus.imaging.sheet;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;

/**
 * The part of a picture that is shown enlarged: where blurred and sharp differ most, whatever the restored picture is.
 *
 * @param x left edge in the picture's pixels
 * @param y upper edge in the picture's pixels
 */
record DetailRegion(int x, int y, int width, int height) {

    /** The window, at most {@code width * height}, in which blurred and sharp differ most. */
    static DetailRegion of(PixelRows blurred, PixelRows sharp, int width, int height) {
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

    Picture of(PixelRows picture) {
        return picture.crop(x, y, width, height);
    }

    /** Sums of squared differences over all rectangles from the corner; of the rows that a window of the height spans, not of all. */
    private static final class Sums {
        private final PixelRows blurred;
        private final PixelRows sharp;
        private final float[] blurredRow;
        private final float[] sharpRow;
        private final double[][] ring; // [h + 1][W + 1], row y at y % (h + 1)
        private int read;

        Sums(PixelRows blurred, PixelRows sharp, int windowHeight) {
            this.blurred = blurred;
            this.sharp = sharp;
            this.blurredRow = new float[Picture.CHANNELS * sharp.width()];
            this.sharpRow = new float[Picture.CHANNELS * sharp.width()];
            this.ring = new double[windowHeight + 1][sharp.width() + 1];
        }

        void readDownTo(int rows) {
            for (; read < rows; read++) {
                double[] before = ring[read % ring.length];
                double[] sums = ring[(read + 1) % ring.length];
                double row = 0;
                int width = sharp.width();
                blurred.row(read, blurredRow);
                sharp.row(read, sharpRow);
                for (int x = 0; x < width; x++) {
                    for (int c = 0; c < Picture.CHANNELS; c++) {
                        double difference = blurredRow[c * width + x] - sharpRow[c * width + x];
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
