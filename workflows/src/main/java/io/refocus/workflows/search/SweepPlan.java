package io.refocus.workflows.search;

import io.refocus.documents.Legal;
import java.util.List;
import java.util.Optional;

/**
 * The trials of a sweep in the order of its grid; their experiments are stored under their ids.
 *
 * @param kept what was made of it by hand before it was started again
 */
public record SweepPlan(List<PlannedTrial> trials, Optional<List<SweepVerb.Kept>> kept) {
    public SweepPlan {
        trials = Legal.nonEmpty("trials", trials);
    }
}
