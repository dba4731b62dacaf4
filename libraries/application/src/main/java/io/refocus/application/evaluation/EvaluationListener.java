package io.refocus.application.evaluation;

/** Is told how an evaluation goes on. */
@FunctionalInterface
public interface EvaluationListener {
    /** A pair is about to be measured. @param number from 1 */
    void measuring(String pair, int number, int pairs);
}
