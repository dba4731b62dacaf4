package io.refocus.workflows.search;

import java.util.List;
import java.util.Optional;

/** Where the trials of a sweep come from. For workflow code. */
interface TrialSource {
    /** Called once, before all else. */
    Beginning begin();

    /**
     * @param known trials that are known before they begin
     * @param kept what was made of the sweep by hand before it was started again
     */
    record Beginning(List<PlannedTrial> known, List<SweepVerb.Kept> kept) {}

    /** Whether {@link #next} may have one. */
    boolean mayHaveMore();

    /** Whether there would be a trial to ask for now. */
    boolean leftSomething();

    /** The next trial, which is not one that was withdrawn; empty if there is none, and after that {@link #mayHaveMore} tells the truth. */
    Optional<PlannedTrial> next();

    /** A trial that was not begun is not to be begun. */
    void withdraw(String trialId);

    /** A trial that had ended runs again. */
    void again(String trialId);

    void ended(TrialProgress trial);

    /** Takes a change over. @param all those that were made before, and this one */
    void changed(List<SweepVerb.Kept> all);

    /** How far a search has come. */
    Optional<String> remark();

    /** The search as it is now. */
    Optional<SearchOrder> search();
}
