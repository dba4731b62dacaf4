package io.refocus.workflows.search;

/** State of a trial. */
public enum TrialState {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    /** Its numbers became infinite, or it only made the network far worse; the error says which. */
    DIVERGED,
    CANCELLED
}
