package io.refocus.imaging;

/** Pixels that are restored in place, tile by tile: rows are written from the top, none before all tiles over it were read. */
public interface TileablePixels extends PixelRows {
    /** Replaces row {@code y}. @param rgb {@code [3, width]}, sRGB-encoded; clipped to {@code [0, 1]} here */
    void write(int y, float[] rgb);
}
