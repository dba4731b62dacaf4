package io.refocus.learning.training;

import java.nio.file.Path;

/** Receives the progress of a training, on the training's thread; slow listeners slow the training. */
public interface TrainingListener {
    /** After every step. */
    default void stepped(StepReport report) {}

    /** After every validation; the first one is of the untrained networks, at step 0. */
    default void validated(ValidationReport report) {}

    /**
     * After every complete checkpoint.
     *
     * @param directory a folder this training may delete two checkpoints later
     */
    default void checkpointed(Path directory, long step) {}

    /** Asked before every step; {@code true} ends the run there, after a checkpoint. */
    default boolean stopRequested() {
        return false;
    }
}
