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
        double[] sums = integral(blurred, sharp);
        DetailRegion best = new DetailRegion(0, 0, w, h);
        double most = -1;
        for (int y = 0; y + h <= sharp.height(); y += 4) {
            for (int x = 0; x + w <= sharp.width(); x += 4) {
                double sum = within(sums, sharp.width() + 1, new DetailRegion(x, y, w, h));
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

    /** Sums of squared differences over all rectangles from the corner: {@code [H + 1, W + 1]}. */
    private static double[] integral(Picture blurred, Picture sharp) {
        int stride = sharp.width() + 1;
        double[] sums = new double[stride * (sharp.height() + 1)];
        for (int y = 0; y < sharp.height(); y++) {
            double row = 0;
            for (int x = 0; x < sharp.width(); x++) {
                for (int c = 0; c < Picture.CHANNELS; c++) {
                    double difference = blurred.at(c, x, y) - sharp.at(c, x, y);
                    row += difference * difference;
                }
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
            }
        }
        return sums;
    }

    private static double within(double[] sums, int stride, DetailRegion d) {
        int top = d.y * stride;
        int bottom = (d.y + d.height) * stride;
        return sums[bottom + d.x + d.width] - sums[bottom + d.x] - sums[top + d.x + d.width] + sums[top + d.x];
    }
}
