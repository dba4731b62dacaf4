package io.refocus.learning.experiment;

import io.refocus.documents.Legal;

/**
 * How batches are made of pairs.
 *
 * @param patchSize side of the square crops, in pixels
 * @param batchSize crops a step
 * @param flips mirror half of the crops
 * @param quarterTurns turn crops by 0, 90, 180 or 270 degrees
 * @param colourJitter brightness, contrast and saturation are scaled by up to this much, [0, 0.9]
 * @param cacheMegabytes budget for decoded pictures kept in memory; pairs beyond it are read again when drawn
 */
public record Feeding(
        int patchSize, int batchSize, boolean flips, boolean quarterTurns, double colourJitter, int cacheMegabytes) {
    public Feeding {
        Legal.range("patchSize", patchSize, 8, 1024);
        Legal.range("batchSize", batchSize, 1, 256);
        Legal.range("colourJitter", colourJitter, 0, 0.9);
        Legal.range("cacheMegabytes", cacheMegabytes, 1, 1 << 20);
    }
}
