package io.refocus.learning.training;

import io.refocus.documents.Legal;
import io.refocus.imaging.metric.PictureScores;
import java.util.Optional;

/**
 * Means over the fixed validation crops, clipped and rounded to 8 bits as they would be served.
 *
 * @param step steps completed
 * @param restored scores of the generator's output
 * @param identity scores of the blurred input itself: the identity baseline
 * @param sharpInput what the generator makes of sharp crops, where it is trained on some
 */
public record ValidationReport(
        long step, PictureScores restored, PictureScores identity, Optional<SharpInput> sharpInput) {
    public ValidationReport {
        Legal.required("sharpInput", sharpInput);
    }

    /**
     * Answers to sharp crops beside those crops.
     *
     * @param share of the sharp crops in the training, (0, 1)
     * @param psnrDb mean PSNR of the answers against the crops
     */
    public record SharpInput(double share, double psnrDb) {}

    /** Gain over the blurred input, in dB. */
    public double gainDb() {
        return restored.psnrDb() - identity.psnrDb();
    }

    /**
     * What the best step has most of: the mean PSNR over blurred crops and sharp ones, mixed as in the training. Judged by blurred
     * crops alone, a model that harms sharp pictures would win.
     */
    public double scoreDb() {
        return sharpInput
                .map(sharp -> (1 - sharp.share()) * restored.psnrDb() + sharp.share() * sharp.psnrDb())
                .orElse(restored.psnrDb());
    }
}
