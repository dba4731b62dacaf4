package io.refocus.learning.experiment;

import io.refocus.documents.Legal;

/**
 * The fixed crops on which a training is measured, the same for every experiment over a dataset.
 *
 * @param crops number of crops, spread evenly over the validation pairs
 * @param cropSize side in pixels; smaller pictures are taken whole
 */
public record Validation(int crops, int cropSize) {
    public Validation {
        Legal.range("crops", crops, 1, 10_000);
        Legal.range("cropSize", cropSize, 16, 4096);
    }
}
