package io.refocus.imaging.sheet;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;

/**
 * Resizing for display: each target pixel is the mean of the source area it covers; enlarging repeats pixels. Reads the source row by
 * row.
 */
final class Scaling {
    private final PixelRows picture;
    private final Share[] columns;
    private final float[] row;
    private final float[] narrow; // the row read last, at the target's width
    private int read = -1;

    private Scaling(PixelRows picture, int width) {
        this.picture = picture;
        this.columns = Share.all(picture.width(), width);
        this.row = new float[Picture.CHANNELS * picture.width()];
        this.narrow = new float[Picture.CHANNELS * width];
    }

    /** The largest scale, at most {@code most}, by which a picture fits into a box. */
    static double fitting(PixelRows picture, int boxWidth, int boxHeight, double most) {
        return Math.min(most, Math.min((double) boxWidth / picture.width(), (double) boxHeight / picture.height()));
    }

    static Picture scaled(PixelRows picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        return width == picture.width() && height == picture.height()
                ? picture.crop(0, 0, width, height)
                : resized(picture, width, height);
    }

    static Picture resized(PixelRows picture, int width, int height) {
        Scaling scaling = new Scaling(picture, width);
        Picture small = new Picture(width, height, new float[Picture.CHANNELS * width * height]);
        Share[] rows = Share.all(picture.height(), height);
        for (int y = 0; y < height; y++) {
            for (int i = 0; i < rows[y].weights.length; i++) {
                scaling.narrowed(rows[y].first + i);
                scaling.add(rows[y].weights[i], small, y);
            }
        }
        return small;
    }

    /** The source positions that a target position covers. */
    private record Share(int first, float[] weights) {
        static Share[] all(int from, int to) {
            Share[] shares = new Share[to];
            double step = (double) from / to;
            for (int x = 0; x < to; x++) {
                double left = x * step;
                double right = Math.min(from, left + step);
                int first = (int) left;
                float[] weights = new float[(int) Math.ceil(right) - first];
                for (int i = 0; i < weights.length; i++) {
                    double covered = Math.min(right, first + i + 1) - Math.max(left, first + i);
                    weights[i] = (float) (covered / (right - left));
                }
                shares[x] = new Share(first, weights);
            }
            return shares;
        }
    }

    private void narrowed(int y) {
        if (y == read) {
            return;
        }
        picture.row(y, row);
        read = y;
        int width = columns.length;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int from = c * picture.width();
            for (int x = 0; x < width; x++) {
                float sum = 0;
                float[] weights = columns[x].weights;
                for (int i = 0; i < weights.length; i++) {
                    sum += weights[i] * row[from + columns[x].first + i];
                }
                narrow[c * width + x] = sum;
            }
        }
    }

    private void add(float weight, Picture to, int y) {
        int width = to.width();
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int target = (c * to.height() + y) * width;
            for (int x = 0; x < width; x++) {
                to.planes()[target + x] += weight * narrow[c * width + x];
            }
        }
    }
}
