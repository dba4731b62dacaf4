package io.refocus.application.sweep;

import io.refocus.stores.trial.QualityScores;
import io.refocus.workflows.client.RunningTrial;
import io.refocus.workflows.search.SweepProgress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Turns repeated snapshots of a sweep into events. For one thread. */
final class SweepWatch {
    private final SweepListener listener;
    private final Function<SweepProgress, Optional<QualityScores>> baseline;
    private final Set<String> told = new HashSet<>();
    private Optional<QualityScores> blurred = Optional.empty();

    /** @param baseline finds the scores of the blurred pictures; called until they are found */
    SweepWatch(SweepListener listener, Function<SweepProgress, Optional<QualityScores>> baseline) {
        this.listener = listener;
        this.baseline = baseline;
    }

    /** It still runs. */
    void running(SweepProgress progress, List<RunningTrial> live) {
        Board board = board(progress);
        tellEnded(board);
        listener.progressed(board, live);
    }

    /** It has ended, and this is its board. */
    Board ended(SweepProgress progress) {
        Board board = board(progress);
        tellEnded(board);
        return board;
    }

    private Board board(SweepProgress progress) {
        if (blurred.isEmpty() && progress.best().isPresent()) {
            blurred = baseline.apply(progress);
        }
        return Board.of(progress, blurred);
    }

    private void tellEnded(Board board) {
        for (BoardRow trial : board.trials()) {
            if (trial.ended() && told.add(trial.trialId())) {
                listener.trialEnded(trial);
            }
        }
    }
}
