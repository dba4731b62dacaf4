package io.refocus.search.propose;

/** How a proposal stands. */
public enum ToldState {
    /** Under way; nothing is known of its score. */
    PENDING,
    COMPLETED,
    /** Worse than all that completed, and no accident: others near it will go the same way. */
    DIVERGED,
    /** It ended without a result for reasons that say nothing of the point. */
    FAILED
}
