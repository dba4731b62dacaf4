package io.refocus.workflows.search;

/** State of a sweep. */
public enum SweepState {
    RUNNING,
    /** No trial begins until it is resumed; those that were running go on. */
    PAUSED,
    /** No trial begins any more, and it ends with those that are running. */
    STOPPING,
    /** At least one trial has a result. */
    COMPLETED,
    /** No trial has a result. */
    FAILED,
    /** Somebody stopped it before all was done; the trials that ran then have ended. */
    STOPPED,
    CANCELLED,
    /** It did not end, and the server has no record of it. Found by who looks; a workflow is never in it. */
    INTERRUPTED,
    /** It has not ended as far as the bucket knows, and the server does not answer. Found by who looks. */
    UNKNOWN;

    /** Whether its workflow runs. */
    public boolean live() {
        return this == RUNNING || this == PAUSED || this == STOPPING;
    }
}
