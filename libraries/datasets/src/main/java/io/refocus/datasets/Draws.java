package io.refocus.datasets;

import io.refocus.documents.Legal;

/** How many blurred versions are drawn of one photograph, by the split it falls into. */
public record Draws(int train, int validation, int test) {
    public Draws {
        Legal.range("train", train, 1, 1000);
        Legal.range("validation", validation, 1, 100);
        Legal.range("test", test, 1, 100);
    }
}
