package io.refocus.workflows.training;

import io.temporal.activity.ActivityInterface;

/** Finds trials instead of running them again. */
@ActivityInterface
public interface TrialActivities {
    /** The result on record, if the trial was finished. */
    FoundTrial findTrial(TrialKey key);

    /** Waits for a trial that somebody else started, and fails as it does. */
    TrialOutcome awaitTrial(TrialKey key);
}
