package io.refocus.datasets.content;

import io.refocus.imaging.Picture;

/**
 * How much detail a picture has: the mean squared difference of neighbours in its green plane at half size, in squares of the value
 * range. Blur lowers it; averaging 2 x 2 pixels first keeps the noise of dark photographs from counting for detail.
 */
final class Detail {
    private static final int GREEN = 1;

    private Detail() {}

    static double of(Picture picture) {
        int width = picture.width() / 2;
        int height = picture.height() / 2;
        double sum = 0;
        float[] above = new float[width];
        float[] row = new float[width];
        for (int y = 0; y < height; y++) {
            halved(picture, y, row);
            for (int x = 0; x < width; x++) {
                double across = x == 0 ? 0 : row[x] - row[x - 1];
                double down = y == 0 ? 0 : row[x] - above[x];
                sum += across * across + down * down;
            }
            float[] spare = above;
            above = row;
            row = spare;
        }
        return width == 0 || height == 0 ? 0 : sum / ((double) width * height);
    }

    private static void halved(Picture picture, int y, float[] row) {
        float[] planes = picture.planes();
        int upper = (GREEN * picture.height() + 2 * y) * picture.width();
        int lower = upper + picture.width();
        for (int x = 0; x < row.length; x++) {
            row[x] = (planes[upper + 2 * x]
                            + planes[upper + 2 * x + 1]
                            + planes[lower + 2 * x]
                            + planes[lower + 2 * x + 1])
                    / 4;
        }
    }
}
