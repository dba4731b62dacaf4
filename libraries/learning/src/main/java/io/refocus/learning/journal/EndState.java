package io.refocus.learning.journal;

/** How an attempt ended. */
public enum EndState {
    /** All requested steps are done. */
    FINISHED,
    /** It was told to stop; it can continue from its last checkpoint. */
    STOPPED,
    /** It was cancelled; its result is not needed. */
    CANCELLED,
    /** An error; the reason says which. */
    FAILED,
    /** A number was not finite; the same training would fail again. */
    DIVERGED
}
