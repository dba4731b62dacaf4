package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;
import java.util.Locale;

/** A picture's values as doubles. A float that stands for an 8-bit value is read as that value, n / 255 to the last bit. */
final class PictureValues {
    private PictureValues() {}

    static double[] exact(String role, Picture picture) {
        float[] planes = picture.planes();
        double[] exact = new double[planes.length];
        for (int i = 0; i < planes.length; i++) {
            float value = planes[i];
            if (!Float.isFinite(value)) {
                throw new UnmeasurableException(String.format(
                        Locale.ROOT, "%s holds %s at index %d of its planes; expected finite values", role, value, i));
            }
            int n = Picture.toEightBit(value);
            exact[i] = Picture.eightBit(n) == value ? n / 255.0 : value;
        }
        return exact;
    }
}
