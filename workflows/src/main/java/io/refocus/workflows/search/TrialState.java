package io.refocus.workflows.search;

/** State of a trial; its reason says why. */
public enum TrialState {
    /** It was not begun, or waits for a worker's first free place. */
    QUEUED,
    RUNNING,
    /** It was begun, and no worker trains it now: its worker ended or fell silent. Found by who looks; a workflow's trial runs then. */
    PREEMPTED,
    COMPLETED,
    FAILED,
    /** Its numbers became infinite, or it only made the network far worse. */
    DIVERGED,
    /** Somebody ended it before its end; it keeps its checkpoint and can be taken up again. */
    PRUNED,
    CANCELLED;

    /** Whether nothing more will happen to it by itself. */
    public boolean ended() {
        return switch (this) {
            case QUEUED, RUNNING, PREEMPTED -> false;
            case COMPLETED, FAILED, DIVERGED, PRUNED, CANCELLED -> true;
        };
    }
}
