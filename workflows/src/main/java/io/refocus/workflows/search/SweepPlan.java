package io.refocus.workflows.search;

import io.refocus.documents.Legal;
import java.util.List;

/** The trials of a sweep in the order of its grid; their experiments are stored under their ids. */
public record SweepPlan(List<PlannedTrial> trials) {
    public SweepPlan {
        trials = Legal.nonEmpty("trials", trials);
    }
}
