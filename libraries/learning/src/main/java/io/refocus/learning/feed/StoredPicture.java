package io.refocus.learning.feed;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;

/**
 * A decoded picture kept for many draws: one byte for each value if all values are {@code n / 255}, as those of decoded
 * 8-bit files are, four otherwise. Reading returns the same bits.
 */
public final class StoredPicture {
    private final int width;
    private final int height;
    private final byte[] levels;
    private final float[] values;

    private StoredPicture(PixelRows picture, byte[] levels, float[] values) {
        this.width = picture.width();
        this.height = picture.height();
        this.levels = levels;
        this.values = values;
    }

    /** Reads each row once, or twice if not all values are of 8 bits. */
    public static StoredPicture of(PixelRows picture) {
        int width = picture.width();
        byte[] levels = new byte[Picture.CHANNELS * width * picture.height()];
        float[] row = new float[Picture.CHANNELS * width];
        for (int y = 0; y < picture.height(); y++) {
            picture.row(y, row);
            for (int i = 0; i < row.length; i++) {
                int level = Picture.toEightBit(row[i]);
                if (Picture.eightBit(level) != row[i]) {
                    return exactly(picture);
                }
                levels[(i / width * picture.height() + y) * width + i % width] = (byte) level;
            }
        }
        return new StoredPicture(picture, levels, null);
    }

    private static StoredPicture exactly(PixelRows picture) {
        int width = picture.width();
        float[] values = new float[Picture.CHANNELS * width * picture.height()];
        float[] row = new float[Picture.CHANNELS * width];
        for (int y = 0; y < picture.height(); y++) {
            picture.row(y, row);
            for (int c = 0; c < Picture.CHANNELS; c++) {
                System.arraycopy(row, c * width, values, (c * picture.height() + y) * width, width);
            }
        }
        return new StoredPicture(picture, null, values);
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
