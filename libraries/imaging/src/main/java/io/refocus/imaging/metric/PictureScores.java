package io.refocus.imaging.metric;

import io.refocus.documents.Legal;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/**
 * How close a picture is to its sharp original, by the definitions of {@link MetricContract}.
 *
 * @param psnrDb at most {@link MetricContract#MOST_PSNR_DB}, that of equal pictures; a greater one, of an older record, is taken as that
 * @param ssim Wang 2004, [-1, 1]
 * @param ssim3d the variant of the published GoPro tables, [-1, 1]
 * @param acc Keras categorical accuracy, [0, 1]
 */
public record PictureScores(double psnrDb, double ssim, double ssim3d, double acc) {
    public PictureScores {
        psnrDb = Math.min(
                MetricContract.MOST_PSNR_DB,
                Legal.range("psnrDb", psnrDb, -Double.MAX_VALUE, Double.POSITIVE_INFINITY));
        Legal.range("ssim", ssim, -1, 1);
        Legal.range("ssim3d", ssim3d, -1, 1);
        Legal.range("acc", acc, 0, 1);
    }

    /** Whether the pictures are equal, or too close to tell apart. */
    public boolean ofEqualPictures() {
        return psnrDb == MetricContract.MOST_PSNR_DB;
    }

    /** {@code 1 - ssim}. */
    public double ssimLoss() {
        return 1 - ssim;
    }

    /**
     * The arithmetic mean of each score over the pictures: the mean of PSNRs, not the PSNR of a mean.
     *
     * @throws IllegalArgumentException if there is no picture
     */
    public static PictureScores mean(Collection<PictureScores> scores) {
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("there is no mean of 0 pictures; expected at least one");
        }
        return new PictureScores(
                mean(scores, PictureScores::psnrDb),
                mean(scores, PictureScores::ssim),
                mean(scores, PictureScores::ssim3d),
                mean(scores, PictureScores::acc));
    }

    private static double mean(Collection<PictureScores> scores, ToDoubleFunction<PictureScores> field) {
        double sum = 0;
        for (PictureScores one : scores) {
            sum += field.applyAsDouble(one);
        }
        return sum / scores.size();
    }
}
