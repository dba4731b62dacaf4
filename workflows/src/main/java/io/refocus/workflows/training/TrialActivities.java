package io.refocus.workflows.training;

import io.temporal.activity.ActivityInterface;

/** Finds trials instead of running them again. Each call takes seconds. */
@ActivityInterface
public interface TrialActivities {
    /** The result on record, if the trial was finished. */
    TrialLookup findTrial(TrialKey key);

    /** State of the workflow of a trial that another sweep started. */
    TrialExecution lookAt(TrialKey key);
}
