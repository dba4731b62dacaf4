package io.refocus.imaging.sheet;

import io.refocus.imaging.Picture;

/** Resizing for display: each target pixel is the mean of the source area it covers; enlarging repeats pixels. */
final class Scaling {
    private Scaling() {}

    /** The largest scale, at most {@code most}, by which a picture fits into a box. */
    static double fitting(Picture picture, int boxWidth, int boxHeight, double most) {
        return Math.min(most, Math.min((double) boxWidth / picture.width(), (double) boxHeight / picture.height()));
    }

    static Picture scaled(Picture picture, double scale) {
        int width = Math.max(1, (int) Math.round(picture.width() * scale));
        int height = Math.max(1, (int) Math.round(picture.height() * scale));
        return width == picture.width() && height == picture.height() ? picture : resized(picture, width, height);
    }

    static Picture resized(Picture picture, int width, int height) {
        float[] narrow = alongRows(picture.planes(), picture.width(), width);
        float[] turned = turned(narrow, picture.height(), width);
        float[] small = alongRows(turned, picture.height(), height);
        return new Picture(width, height, turned(small, width, height));
    }

    /** Rows of {@code from} values become rows of {@code to} values. */
    private static float[] alongRows(float[] values, int from, int to) {
        int rows = values.length / from;
        float[] out = new float[rows * to];
        double step = (double) from / to;
        for (int x = 0; x < to; x++) {
            double left = x * step;
            double right = Math.min(from, left + step);
            for (int i = (int) left; i < right; i++) {
                float weight = (float) ((Math.min(right, i + 1) - Math.max(left, i)) / (right - left));
                for (int row = 0; row < rows; row++) {
                    out[row * to + x] += weight * values[row * from + i];
                }
            }
        }
        return out;
    }

    /** Each of the three planes transposed: {@code [3, rows, columns]} to {@code [3, columns, rows]}. */
    private static float[] turned(float[] values, int rows, int columns) {
        float[] out = new float[values.length];
        for (int c = 0; c < Picture.CHANNELS; c++) {
            int plane = c * rows * columns;
            for (int y = 0; y < rows; y++) {
                for (int x = 0; x < columns; x++) {
                    out[plane + x * rows + y] = values[plane + y * columns + x];
                }
            }
        }
        return out;
    }
}
