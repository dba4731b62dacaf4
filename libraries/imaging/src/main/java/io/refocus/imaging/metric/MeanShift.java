package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;
import java.util.Locale;

/** How much darker or brighter a picture became. */
public final class MeanShift {
    private MeanShift() {}

    /**
     * The mean of {@code after - before} over all values, in 8-bit levels: negative if the picture became darker.
     *
     * @throws UnmeasurableException if the sizes differ
     */
    public static double levels(PixelRows after, PixelRows before) {
        if (after.width() != before.width() || after.height() != before.height()) {
            throw new UnmeasurableException(String.format(
                    Locale.ROOT,
                    "after is %dx%d and before is %dx%d; expected equal sizes",
                    after.width(),
                    after.height(),
                    before.width(),
                    before.height()));
        }
        int width = before.width();
        float[] now = new float[Picture.CHANNELS * width];
        float[] then = new float[Picture.CHANNELS * width];
        double sum = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) { // plane by plane: another order would round otherwise
            for (int y = 0; y < before.height(); y++) {
                after.row(y, now);
                before.row(y, then);
                for (int i = c * width; i < (c + 1) * width; i++) {
                    sum += (double) now[i] - then[i];
                }
            }
        }
        return 255 * sum / ((double) Picture.CHANNELS * width * before.height());
    }
}
