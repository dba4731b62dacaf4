package io.refocus.workflows.search;

/** State of a sweep. */
public enum SweepState {
    RUNNING,
    /** At least one trial has a result. */
    COMPLETED,
    /** No trial has a result. */
    FAILED,
    CANCELLED,
    /** It did not end, and the server has no record of it. Found by who looks; a workflow is never in it. */
    INTERRUPTED,
    /** It has not ended as far as the bucket knows, and the server does not answer. Found by who looks. */
    UNKNOWN
}
