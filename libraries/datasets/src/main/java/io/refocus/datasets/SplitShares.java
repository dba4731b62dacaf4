package io.refocus.datasets;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;

/**
 * How scenes are dealt out. What is neither validation nor test is train.
 *
 * @param validation share of the scenes, from 0 to 0.5; of the scenes in {@code train} where the source has split folders
 * @param test share of the scenes, from 0 to 0.5; not looked at where the source has split folders
 * @param seed another seed deals other scenes out
 */
public record SplitShares(double validation, double test, long seed) {
    public SplitShares {
        Legal.range("validation", validation, 0, 0.5);
        Legal.range("test", test, 0, 0.5);
        if (validation + test > 0.9) {
            throw new IllegalValueException("test", test, "at most 0.9 together with validation " + validation);
        }
    }
}
