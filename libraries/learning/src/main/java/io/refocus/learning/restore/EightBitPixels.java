package io.refocus.learning.restore;

import io.refocus.imaging.Picture;
import io.refocus.imaging.TileablePixels;

/** A copy of a picture that takes what is restored as a file would hold it: rounded to 8 bits. */
final class EightBitPixels implements TileablePixels {
    private final Picture picture;

    private EightBitPixels(Picture picture) {
        this.picture = picture;
    }

    static EightBitPixels copyOf(Picture blurred) {
        return new EightBitPixels(
                new Picture(blurred.width(), blurred.height(), blurred.planes().clone()));
    }

    Picture picture() {
        return picture;
    }

    @Override
    public int width() {
        return picture.width();
    }

    @Override
    public int height() {
        return picture.height();
    }

    @Override
    public void read(int[] columns, int[] rows, float[] planes) {
        int to = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int row : rows) {
                for (int column : columns) {
                    planes[to++] = picture.at(c, column, row);
                }
            }
        }
    }

    @Override
    public void write(int y, float[] rgb) {
        for (int c = 0; c < Picture.CHANNELS; c++) {
            for (int x = 0; x < width(); x++) {
                picture.planes()[(c * height() + y) * width() + x] =
                        Picture.eightBit(Picture.toEightBit(rgb[c * width() + x]));
            }
        }
    }
}
