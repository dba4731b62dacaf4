package io.refocus.stores.tracking;

/** What MLflow says of a run, in its words. */
public enum RunState {
    RUNNING,
    SCHEDULED,
    FINISHED,
    FAILED,
    KILLED
}
