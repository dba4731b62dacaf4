package io.refocus.learning.experiment;

import io.refocus.documents.Legal;
import java.util.Optional;

/**
 * How long a training runs, counted in steps (one alternate update of both networks) and never in time, so the same
 * experiment gives the same model on a slow machine.
 *
 * @param steps the length of the schedules, and the last step there is; how far one run goes is not said here
 * @param validateEvery steps between validations; the last step is always validated
 * @param checkpointEvery steps between checkpoints; the last step is always kept
 * @param averageDecay decay a step of the moving average of the generator, in [0.5, 0.99999]; where given, the average is
 *     what is validated and exported
 */
public record TrainingLength(long steps, long validateEvery, long checkpointEvery, Optional<Double> averageDecay) {
    private static final long MOST = 100_000_000;
    private static final long POINTS_OF_A_CURVE = 200;

    public TrainingLength {
        Legal.range("steps", steps, 1, MOST);
        Legal.range("validateEvery", validateEvery, 1, MOST);
        Legal.range("checkpointEvery", checkpointEvery, 1, MOST);
        Legal.required("averageDecay", averageDecay)
                .ifPresent(decay -> Legal.range("averageDecay", decay, 0.5, 0.99999));
    }

    /** Whether step {@code step} (1-based, completed) is followed by a validation. */
    public boolean validatesAfter(long step) {
        return step % validateEvery == 0 || step == steps;
    }

    /** Whether step {@code step} (1-based, completed) has a line in the journal: about 200 have, the first and the last among them. */
    public boolean notedAfter(long step) {
        return step % Math.max(1, steps / POINTS_OF_A_CURVE) == 0 || step == 1 || step == steps;
    }

    /** Whether step {@code step} (1-based, completed) is followed by a checkpoint. */
    public boolean checkpointsAfter(long step) {
        return step % checkpointEvery == 0 || step == steps;
    }
}
