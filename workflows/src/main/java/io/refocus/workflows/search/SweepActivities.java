package io.refocus.workflows.search;

import io.refocus.workflows.training.ParentRun;
import io.temporal.activity.ActivityInterface;

/** The work around a sweep's trials. */
@ActivityInterface
public interface SweepActivities {
    /**
     * Gives every point of the grid its experiment and its identity, and stores the experiments. A parameter that is no field of
     * the experiment, or illegal there, is {@code BAD_INPUT}.
     */
    SweepPlan plan(SweepOrder order);

    /** Opens the tracking run of a sweep, or finds an existing one. */
    ParentRun openRun(SweepOrder order);

    /** Keeps the leaderboard of a sweep that has ended, and closes its tracking run; nothing for one that goes on. */
    void recordSweep(SweepProgress progress);
}
