package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;
import java.util.Locale;

/**
 * A picture's values as doubles, each made when it is asked for: a copy would take twice the picture's memory. A float that stands for
 * an 8-bit value is read as that value, n / 255 to the last bit.
 */
final class PictureValues {
    private final float[] planes;

    private PictureValues(float[] planes) {
        this.planes = planes;
    }

    /** @throws UnmeasurableException if a value is not finite */
    static PictureValues of(String role, Picture picture) {
        float[] planes = picture.planes();
        for (int i = 0; i < planes.length; i++) {
            if (!Float.isFinite(planes[i])) {
                throw new UnmeasurableException(String.format(
                        Locale.ROOT,
                        "%s holds %s at index %d of its planes; expected finite values",
                        role,
                        planes[i],
                        i));
            }
        }
        return new PictureValues(planes);
    }

    int length() {
        return planes.length;
    }

    double at(int i) {
        float value = planes[i];
        int n = Picture.toEightBit(value);
        return Picture.eightBit(n) == value ? n / 255.0 : value;
    }
}
