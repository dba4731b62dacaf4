package io.refocus.learning.restore;

import io.refocus.imaging.metric.PictureScores;

/** The scores of the restored and of the blurred picture, both against the sharp one. */
public record PictureEvaluation(String name, PictureScores restored, PictureScores blurred) {
    /** Gain over the blurred input, in dB. */
    public double gainDb() {
        return restored.psnrDb() - blurred.psnrDb();
    }
}
