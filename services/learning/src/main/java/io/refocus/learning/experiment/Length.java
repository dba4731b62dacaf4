package io.refocus.learning.experiment;

import io.refocus.documents.Legal;

/**
 * How long a training runs, counted in steps (one alternate update of both networks) and never in time, so the same
 * experiment gives the same model on a slow machine.
 *
 * @param steps steps in all
 * @param validateEvery steps between validations; the last step is always validated
 * @param checkpointEvery steps between checkpoints; the last step is always kept
 */
public record Length(long steps, long validateEvery, long checkpointEvery) {
    private static final long MOST = 100_000_000;

    public Length {
        Legal.range("steps", steps, 1, MOST);
        Legal.range("validateEvery", validateEvery, 1, MOST);
        Legal.range("checkpointEvery", checkpointEvery, 1, MOST);
    }

    /** Whether step {@code step} (1-based, completed) is followed by a validation. */
    public boolean validatesAfter(long step) {
        return step % validateEvery == 0 || step == steps;
    }

    /** Whether step {@code step} (1-based, completed) is followed by a checkpoint. */
    public boolean checkpointsAfter(long step) {
        return step % checkpointEvery == 0 || step == steps;
    }
}
