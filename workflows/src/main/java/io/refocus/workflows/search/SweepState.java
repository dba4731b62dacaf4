package io.refocus.workflows.search;

/** State of a sweep. */
public enum SweepState {
    RUNNING,
    /** At least one trial has a result. */
    COMPLETED,
    /** No trial has a result. */
    FAILED,
    CANCELLED
}
