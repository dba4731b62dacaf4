package io.refocus.learning.feed;

import io.refocus.imaging.Picture;

/**
 * A decoded picture kept for many draws: one byte for each value if all values are {@code n / 255}, as those of decoded
 * 8-bit files are, four otherwise. Reading returns the same bits.
 */
public final class StoredPicture {
    private final int width;
    private final int height;
    private final byte[] levels;
    private final float[] values;

    private StoredPicture(Picture picture, byte[] levels) {
        width = picture.width();
        height = picture.height();
        this.levels = levels;
        values = levels == null ? picture.planes() : null;
    }

    public static StoredPicture of(Picture picture) {
        float[] planes = picture.planes();
        byte[] levels = new byte[planes.length];
        for (int i = 0; i < planes.length; i++) {
            int level = Picture.toEightBit(planes[i]);
            if (Picture.eightBit(level) != planes[i]) {
                return new StoredPicture(picture, null);
            }
            levels[i] = (byte) level;
        }
        return new StoredPicture(picture, levels);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Memory it takes. */
    long bytes() {
        return levels == null ? (long) Float.BYTES * values.length : levels.length;
    }

    /** A copy of a rectangle. */
    public Picture crop(int left, int top, int cropWidth, int cropHeight) {
        float[] planes = new float[Picture.CHANNELS * cropWidth * cropHeight];
        for (int row = 0; row < Picture.CHANNELS * cropHeight; row++) {
            int plane = row / cropHeight;
            int from = (plane * height + top + row % cropHeight) * width + left;
            copy(from, planes, row * cropWidth, cropWidth);
        }
        return new Picture(cropWidth, cropHeight, planes);
    }

    private void copy(int from, float[] to, int at, int count) {
        if (levels == null) {
            System.arraycopy(values, from, to, at, count);
            return;
        }
        for (int i = 0; i < count; i++) {
            to[at + i] = Picture.eightBit(levels[from + i] & 0xFF);
        }
    }
}
