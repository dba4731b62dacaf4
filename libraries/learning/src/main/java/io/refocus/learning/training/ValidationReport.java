package io.refocus.learning.training;

import io.refocus.imaging.metric.PictureScores;

/**
 * Means over the fixed validation crops, clipped and rounded to 8 bits as they would be served.
 *
 * @param step steps completed
 * @param restored scores of the generator's output
 * @param identity scores of the blurred input itself: the identity baseline
 */
public record ValidationReport(long step, PictureScores restored, PictureScores identity) {
    /** Gain over the blurred input, in dB. */
    public double gainDb() {
        return restored.psnrDb() - identity.psnrDb();
    }
}
