package io.refocus.learning.journal;

/** How an attempt ended. */
public enum EndState {
    /** Every step that was asked for is done. */
    FINISHED,
    /** It was told to stop; it can go on from its last checkpoint. */
    STOPPED,
    /** Nobody wants its result any more. */
    CANCELLED,
    /** An error; the reason says which. */
    FAILED,
    /** A number was not finite; the same training would do it again. */
    DIVERGED
}
