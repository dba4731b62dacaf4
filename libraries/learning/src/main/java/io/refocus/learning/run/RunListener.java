package io.refocus.learning.run;

import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.training.TrainingListener;

/** Receives the progress of an attempt, on the training's thread, and stores its checkpoints and its journal. */
public interface RunListener extends TrainingListener {
    /**
     * After every checkpoint, once {@link #checkpointed} has returned, and after the attempt has ended: the complete
     * journal so far.
     */
    default void journalled(Journal journal) {}

    /** The end state of an attempt that {@link #stopRequested} ended. */
    default EndState stoppedAs() {
        return EndState.STOPPED;
    }
}
