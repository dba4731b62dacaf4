package io.refocus.learning.run;

import io.refocus.learning.journal.EndState;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.training.TrainingListener;

/** Hears of an attempt on the training's own thread, and says where its checkpoints and its journal go. */
public interface RunListener extends TrainingListener {
    /** After every checkpoint, once {@link #checkpointed} has returned, and after the attempt has ended: all that happened so far. */
    default void journalled(Journal journal) {}

    /** How an attempt ends that {@link #stopRequested} ended. */
    default EndState stoppedAs() {
        return EndState.STOPPED;
    }
}
