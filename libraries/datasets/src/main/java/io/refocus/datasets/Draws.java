package io.refocus.datasets;

import io.refocus.documents.Legal;

/** Number of blurred versions of one photograph, by its split. */
public record Draws(int train, int validation, int test) {
    public Draws {
        Legal.range("train", train, 1, 1000);
        Legal.range("validation", validation, 1, 100);
        Legal.range("test", test, 1, 100);
    }
}
