package io.refocus.stores.trial;

import io.refocus.documents.Legal;

/**
 * Mean image quality over the validation pictures.
 *
 * @param psnrDb infinite only in records of older builds
 * @param ssim in [-1, 1]
 * @param acc in [0, 1]
 */
public record QualityScores(double psnrDb, double ssim, double acc) {
    public QualityScores {
        Legal.range("psnrDb", psnrDb, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Legal.range("ssim", ssim, -1, 1);
        Legal.range("acc", acc, 0, 1);
    }
}
