package io.refocus.learning.training;

/**
 * A number of the training is NaN or infinite; the loop adds the last checkpoint and throws
 * {@link DivergedException}.
 */
final class NotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String term;
    private final double value;
    private final long step;

    NotFiniteException(String term, double value, long step) {
        super(term + " is " + value + " at step " + step);
        this.term = term;
        this.value = value;
        this.step = step;
    }

    String term() {
        return term;
    }

    double value() {
        return value;
    }

    long step() {
        return step;
    }
}
