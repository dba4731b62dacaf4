package io.refocus.learning.restore;

import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;
import io.refocus.imaging.TileablePixels;

/** Takes what is restored as a file would hold it, rounded to 8 bits, and leaves the blurred picture as it is. */
final class ServedPixels implements TileablePixels {
    private final PixelRows blurred;
    private final byte[] rgb;

    ServedPixels(PixelRows blurred) {
        this.blurred = blurred;
        this.rgb = new byte[Picture.CHANNELS * blurred.width() * blurred.height()];
    }

    /** What was written. */
    PackedPicture served() {
        return PackedPicture.of(width(), height(), rgb);
    }

    @Override
    public int width() {
        return blurred.width();
    }

    @Override
    public int height() {
        return blurred.height();
    }

    @Override
    public void row(int y, float[] planes) {
        blurred.row(y, planes);
    }

    @Override
    public void read(int[] columns, int[] rows, float[] planes) {
        blurred.read(columns, rows, planes);
    }

    @Override
    public void write(int y, float[] row) {
        int width = width();
        for (int x = 0; x < width; x++) {
            for (int c = 0; c < Picture.CHANNELS; c++) {
                rgb[Picture.CHANNELS * (y * width + x) + c] = (byte) Picture.toEightBit(row[c * width + x]);
            }
        }
    }
}
