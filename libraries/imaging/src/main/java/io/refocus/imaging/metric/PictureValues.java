package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;
import java.util.Locale;

/**
 * A picture's values as doubles, row by row: a copy would take many times the picture's memory. A float that stands for an 8-bit value is
 * read as that value, n / 255 to the last bit.
 */
final class PictureValues {
    private final String role;
    private final PixelRows picture;
    private final float[] floats;
    private final double[] values;

    PictureValues(String role, PixelRows picture) {
        this.role = role;
        this.picture = picture;
        this.floats = new float[Picture.CHANNELS * picture.width()];
        this.values = new double[floats.length];
    }

    /**
     * Row {@code y}.
     *
     * @return {@code [3, W]}, overwritten by the next call
     * @throws UnmeasurableException if a value is not finite
     */
    double[] row(int y) {
        picture.row(y, floats);
        for (int i = 0; i < floats.length; i++) {
            float value = floats[i];
            if (!Float.isFinite(value)) {
                throw notFinite(value, i, y);
            }
            int n = Picture.toEightBit(value);
            values[i] = Picture.eightBit(n) == value ? n / 255.0 : value;
        }
        return values;
    }

    private UnmeasurableException notFinite(float value, int i, int y) {
        int width = picture.width();
        return new UnmeasurableException(String.format(
                Locale.ROOT,
                "%s holds %s at index %d of its planes; expected finite values",
                role,
                value,
                (i / width * picture.height() + y) * width + i % width));
    }
}
