package io.refocus.application.sweep;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Legal;
import io.refocus.stores.trial.QualityScores;
import io.refocus.workflows.search.AxisLabels;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Optional;

/**
 * The leaderboard of a sweep.
 *
 * @param trials completed ones first, best PSNR on top, then the others in the order of the grid
 * @param remark why the board is the bucket's and not the workflow's, and what to do; empty if there is nothing to say
 * @param search how far a search has come, or what ended it; absent for a grid
 * @param blurred the identity baseline: scores of the blurred validation pictures themselves; known once a trial has a result
 */
public record Board(
        String sweepId,
        String name,
        SweepState state,
        DatasetVersion dataset,
        List<BoardRow> trials,
        Optional<String> search,
        Optional<QualityScores> blurred,
        Optional<String> remark) {
    public Board {
        Legal.text("sweepId", sweepId);
        Legal.required("state", state);
        trials = List.copyOf(trials);
    }

    /** The progress of a workflow, with the baseline. */
    public static Board of(SweepProgress progress, Optional<QualityScores> blurred) {
        return of(progress, blurred, Optional.empty());
    }

    static Board of(SweepProgress progress, Optional<QualityScores> blurred, Optional<String> remark) {
        return new Board(
                progress.sweepId(),
                progress.name(),
                progress.state(),
                progress.dataset(),
                progress.trials().stream()
                        .map(trial -> BoardRow.of(trial, blurred))
                        .toList(),
                progress.search(),
                blurred,
                remark);
    }

    /** The completed trial with the best PSNR. */
    public Optional<BoardRow> best() {
        return trials.stream()
                .filter(trial -> trial.state() == TrialState.COMPLETED)
                .findFirst();
    }

    /** Short names for the axes and values of its trials. */
    public AxisLabels labels() {
        return AxisLabels.of(trials.stream().map(BoardRow::parameters).toList());
    }

    /** Number of trials that have ended, in any state. */
    public int ended() {
        return (int) trials.stream().filter(BoardRow::ended).count();
    }
}
