package io.refocus.learning.restore;

import io.refocus.imaging.metric.PictureScores;

/** One picture restored, and the blurred input left alone, both measured against the sharp picture. */
public record PictureEvaluation(String name, PictureScores restored, PictureScores blurred) {
    /** Gain over the blurred input, in dB. */
    public double gainDb() {
        return restored.psnrDb() - blurred.psnrDb();
    }
}
