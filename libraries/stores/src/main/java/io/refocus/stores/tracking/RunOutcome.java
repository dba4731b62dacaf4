package io.refocus.stores.tracking;

/** Final status of a run, in MLflow's words. */
public enum RunOutcome {
    FINISHED,
    FAILED,
    KILLED
}
