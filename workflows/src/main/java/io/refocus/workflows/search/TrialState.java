package io.refocus.workflows.search;

/** State of a trial. */
public enum TrialState {
    /** No worker trains it now; of a trial that was begun, the error says what it waits for. */
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    /** Its numbers became infinite, or it only made the network far worse; the error says which. */
    DIVERGED,
    CANCELLED
}
