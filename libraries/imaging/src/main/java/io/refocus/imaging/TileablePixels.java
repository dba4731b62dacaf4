package io.refocus.imaging;

/** Pixels that are restored in place, tile by tile: rows are written from the top, none before all tiles over it were read. */
public interface TileablePixels {
    int width();

    int height();

    /**
     * Reads the pixels where columns and rows cross, sRGB-encoded, in {@code [0, 1]}.
     *
     * @param planes receives {@code [3, rows, columns]}
     */
    void read(int[] columns, int[] rows, float[] planes);

    /** Replaces row {@code y}. @param rgb {@code [3, width]}, sRGB-encoded; clipped to {@code [0, 1]} here */
    void write(int y, float[] rgb);
}
