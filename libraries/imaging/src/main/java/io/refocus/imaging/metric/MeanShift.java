package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;
import java.util.Locale;

/** How much darker or brighter a picture became. */
public final class MeanShift {
    private MeanShift() {}

    /**
     * The mean of {@code after - before} over all values, in 8-bit levels: negative if the picture became darker.
     *
     * @throws UnmeasurableException if the sizes differ
     */
    public static double levels(Picture after, Picture before) {
        if (after.width() != before.width() || after.height() != before.height()) {
            throw new UnmeasurableException(String.format(
                    Locale.ROOT,
                    "after is %dx%d and before is %dx%d; expected equal sizes",
                    after.width(),
                    after.height(),
                    before.width(),
                    before.height()));
        }
        double sum = 0;
        for (int i = 0; i < after.planes().length; i++) {
            sum += (double) after.planes()[i] - before.planes()[i];
        }
        return 255 * sum / after.planes().length;
    }
}
