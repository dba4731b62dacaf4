package io.refocus.workflows.search;

/** What became of a sweep, so far. */
public enum SweepState {
    RUNNING,
    /** At least one trial has a result. */
    COMPLETED,
    /** No trial has a result. */
    FAILED,
    CANCELLED
}
