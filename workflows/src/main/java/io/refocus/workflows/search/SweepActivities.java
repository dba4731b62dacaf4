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

    /**
     * Begins a search, or takes it up: what it proposed when it was started before is proposed again, so that its trials are found.
     */
    EarlierPlacements beginSearch(SweepOrder order);

    /** Gives a proposal its experiment and its identity, and stores both. A point that is no legal experiment is part of the answer. */
    Placement place(PlacementOrder proposal);

    /** Keeps a change that was made by hand, for when the sweep is started again. */
    void keep(KeptVerb change);

    /** Keeps the leaderboard of a sweep that has ended; nothing for one that goes on. */
    void recordSweep(SweepProgress progress);
}
