package io.refocus.workflows.search;

import io.temporal.activity.ActivityInterface;

/** The work around a sweep's trials. */
@ActivityInterface
public interface SweepActivities {
    /**
     * Gives every point of the grid its experiment and its identity, and stores both. A parameter that is no field of
     * the experiment, or illegal there, is {@code BAD_INPUT}.
     */
    SweepPlan plan(SweepOrder order);

    /** Keeps the leaderboard of a sweep that has ended; nothing for one that goes on. */
    void recordSweep(SweepProgress progress);
}
