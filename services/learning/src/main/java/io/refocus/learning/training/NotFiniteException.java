package io.refocus.learning.training;

/** A number of the training is NaN or infinite; the loop adds step and checkpoint and tells it as {@link DivergedException}. */
final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String term;
    private final double value;

    NotFiniteException(String term, double value) {
        super(term + " is " + value);
        this.term = term;
        this.value = value;
    }

    String term() {
        return term;
    }

    double value() {
        return value;
    }
}
