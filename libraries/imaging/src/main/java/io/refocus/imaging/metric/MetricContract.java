package io.refocus.imaging.metric;

import io.refocus.imaging.Picture;
import io.refocus.imaging.PixelRows;
import java.util.Locale;

/**
 * The only definition of every score, equal to scikit-image, SciPy and Keras within 1e-6.
 *
 * <ul>
 *   <li>{@code psnrDb = 10 log10(1 / MSE)} over all 3 H W values in [0, 1], no border cropped, at most {@link #MOST_PSNR_DB}: that of
 *       equal pictures;
 *   <li>{@code ssim}: Wang 2004 as in scikit-image with Gaussian weights: 11x11, sigma 1.5, population covariance, the windows that lie
 *       inside the picture, mean of R, G and B;
 *   <li>{@code ssim3d}: 11x11x11 Gaussian over height, width and channel, replicated border, all values averaged;
 *   <li>{@code acc}: share of pixels whose strongest channel agrees, ties to the first.
 * </ul>
 *
 * Values are taken as they are, neither clipped nor rounded: call {@link PixelRows#rounded8()} first to measure what a
 * file would hold.
 */
public final class MetricContract {
    /** Changes with any definition above; stored beside every score. */
    public static final String VERSION = "refocus-metrics/2";
    /**
     * The version that first asked of pictures what is asked today: the smallest side. Part of a dataset's identity, which does not
     * change with the scores.
     */
    public static final String DEMANDS_VERSION = "refocus-metrics/1";
    /** PSNR of equal pictures, so that a mean over them is a number. */
    public static final double MOST_PSNR_DB = 100;

    /** The smallest side that can be measured, in pixels: SSIM's window. */
    public static final int SMALLEST_SIDE = StructuralSimilarity.WINDOW;

    private MetricContract() {}

    /**
     * Scores one picture.
     *
     * @param restored same size as {@code sharp}, all values finite
     * @param sharp both sides at least 11 pixels
     * @throws UnmeasurableException if the sizes differ, a side is below 11, or a value is not finite
     */
    public static PictureScores measure(PixelRows restored, PixelRows sharp) {
        check(restored, sharp);
        PictureValues a = new PictureValues("restored", restored);
        PictureValues b = new PictureValues("sharp", sharp);
        double psnrDb = psnrDb(a, b, sharp.width(), sharp.height());
        StructuralSimilarity similarity = new StructuralSimilarity(sharp.width(), sharp.height());
        similarity.measure(a, b);
        double accuracy = accuracy(a, b, sharp.width(), sharp.height());
        return new PictureScores(psnrDb, similarity.wang(), similarity.threeDimensional(), accuracy);
    }

    private static double psnrDb(PictureValues a, PictureValues b, int width, int height) {
        double squares = 0;
        for (int c = 0; c < Picture.CHANNELS; c++) { // plane by plane: another order would round otherwise
            for (int y = 0; y < height; y++) {
                double[] rowOfA = a.row(y);
                double[] rowOfB = b.row(y);
                for (int i = c * width; i < (c + 1) * width; i++) {
                    double difference = rowOfA[i] - rowOfB[i];
                    squares += difference * difference;
                }
            }
        }
        return Math.min(MOST_PSNR_DB, 10 * Math.log10((double) Picture.CHANNELS * width * height / squares));
    }

    private static void check(PixelRows restored, PixelRows sharp) {
        if (restored.width() != sharp.width() || restored.height() != sharp.height()) {
            throw new UnmeasurableException(String.format(
                    Locale.ROOT,
                    "restored is %dx%d and sharp is %dx%d; expected equal sizes",
                    restored.width(),
                    restored.height(),
                    sharp.width(),
                    sharp.height()));
        }
        if (Math.min(sharp.width(), sharp.height()) < SMALLEST_SIDE) {
            throw new UnmeasurableException(String.format(
                    Locale.ROOT,
                    "the pictures are %dx%d; expected at least 11x11: the SSIM window is 11x11",
                    sharp.width(),
                    sharp.height()));
        }
    }

    private static double accuracy(PictureValues a, PictureValues b, int width, int height) {
        long agreed = 0;
        for (int y = 0; y < height; y++) {
            double[] rowOfA = a.row(y);
            double[] rowOfB = b.row(y);
            for (int x = 0; x < width; x++) {
                agreed += strongest(rowOfA, x, width) == strongest(rowOfB, x, width) ? 1 : 0;
            }
        }
        return agreed / ((double) width * height);
    }

    private static int strongest(double[] row, int x, int width) {
        int best = row[width + x] > row[x] ? 1 : 0;
        return row[2 * width + x] > row[best * width + x] ? 2 : best;
    }
}
