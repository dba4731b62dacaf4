package io.refocus.workflows.search;

/** State of a trial. */
public enum TrialState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
}
