package io.refocus.imaging;

import java.util.stream.IntStream;

/** What an 8-bit file would hold of other pixels. */
record RoundedRows(PixelRows exact) implements PixelRows {
    @Override
    public int width() {
        return exact.width();
    }

    @Override
    public int height() {
        return exact.height();
    }

    @Override
    public void row(int y, float[] planes) {
        exact.row(y, planes);
        round(planes, Picture.CHANNELS * width());
    }

    @Override
    public void read(int[] columns, int[] rows, float[] planes) {
        exact.read(columns, rows, planes);
        round(planes, Picture.CHANNELS * columns.length * rows.length);
    }

    @Override
    public PixelRows rounded8() {
        return this;
    }

    private static void round(float[] planes, int values) {
        for (int i = 0; i < values; i++) {
            planes[i] = Picture.eightBit(Picture.toEightBit(planes[i]));
        }
    }

    static int[] range(int from, int length) {
        return IntStream.range(from, from + length).toArray();
    }
}
