package io.refocus.datasets.content;

/**
 * How much detail a picture has: the mean squared difference of neighbours in its green plane at half size, in squares of the value
 * range. Blur lowers it; averaging 2 x 2 pixels first keeps the noise of dark photographs from counting for detail. Takes rows from the
 * top.
 */
final class Detail {
    private final int fullWidth;
    private float[] upper; // green values of the row above, at an odd row
    private float[] above;
    private float[] row;
    private double sum;
    private int rows;

    Detail(int width) {
        fullWidth = width;
        upper = new float[width];
        above = new float[width / 2];
        row = new float[width / 2];
    }

    /** @param y from 0, one after the other @param pixels {@code [3, width]} */
    void add(int y, float[] pixels) {
        if (y % 2 == 0) {
            System.arraycopy(pixels, fullWidth, upper, 0, fullWidth);
            return;
        }
        for (int x = 0; x < row.length; x++) {
            row[x] = (upper[2 * x] + upper[2 * x + 1] + pixels[fullWidth + 2 * x] + pixels[fullWidth + 2 * x + 1]) / 4;
            double across = x == 0 ? 0 : row[x] - row[x - 1];
            double down = rows == 0 ? 0 : row[x] - above[x];
            sum += across * across + down * down;
        }
        float[] spare = above;
        above = row;
        row = spare;
        rows++;
    }

    /** Of the rows so far. */
    double mean() {
        return row.length == 0 || rows == 0 ? 0 : sum / ((double) row.length * rows);
    }
}
