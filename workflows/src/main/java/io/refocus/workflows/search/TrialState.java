package io.refocus.workflows.search;

/** What became of a trial, so far. */
public enum TrialState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED
}
