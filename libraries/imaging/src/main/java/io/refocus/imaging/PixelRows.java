package io.refocus.imaging;

/** Pixels that are read in parts, so that who looks at all of them needs no copy: sRGB-encoded, over white, in {@code [0, 1]}. */
public interface PixelRows {
    int width();

    int height();

    /** @param planes receives row {@code y}, {@code [3, width]} */
    void row(int y, float[] planes);

    /**
     * Reads the pixels where columns and rows cross.
     *
     * @param planes receives {@code [3, rows, columns]}
     */
    void read(int[] columns, int[] rows, float[] planes);

    /** The same pixels as an 8-bit file would hold them: each value clipped and rounded when it is read. */
    default PixelRows rounded8() {
        return new RoundedRows(this);
    }

    /** A copy of a rectangle, which lies inside. */
    default Picture crop(int x, int y, int cropWidth, int cropHeight) {
        float[] planes = new float[Picture.CHANNELS * cropWidth * cropHeight];
        read(RoundedRows.range(x, cropWidth), RoundedRows.range(y, cropHeight), planes);
        return new Picture(cropWidth, cropHeight, planes);
    }
}
