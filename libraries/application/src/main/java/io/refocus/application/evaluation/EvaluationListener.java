package io.refocus.application.evaluation;

/** Receives the progress of an evaluation. */
@FunctionalInterface
public interface EvaluationListener {
    /** A pair is about to be measured. @param number from 1 */
    void measuring(String pair, int number, int pairs);
}
