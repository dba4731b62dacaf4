package io.refocus.cli.sweep;

import io.refocus.application.sweep.Board;
import io.refocus.application.sweep.BoardRow;
import io.refocus.workflows.client.RunningTrial;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A running sweep in one line: trials, step, PSNR, time left. */
final class TrialLine {
    private static final int BAR = 20;

    private TrialLine() {}

    static String text(Board board, List<RunningTrial> live) {
        String head = String.format(
                Locale.ROOT, "%d/%d trials done", board.ended(), board.trials().size());
        return live.isEmpty()
                ? head
                : live.stream().map(trial -> trial(board, trial)).collect(Collectors.joining(" | ", head + " | ", ""));
    }

    private static String trial(Board board, RunningTrial live) {
        Optional<BoardRow> row = board.trials().stream()
                .filter(trial -> trial.trialId().equals(live.trialId()))
                .findFirst();
        String name = live.trialId().substring(0, Math.min(8, live.trialId().length()));
        String again = live.attempt() > 1 ? " attempt " + live.attempt() : "";
        String parameters =
                row.map(trial -> " " + board.labels().text(trial.parameters())).orElse("");
        return name + again + parameters + " "
                + (live.state() == TrialState.RUNNING
                        ? live.heartbeat().map(TrialLine::heartbeat).orElse("starting")
                        : live.state().name().toLowerCase(Locale.ROOT) + ", " + live.reason());
    }

    static String heartbeat(TrainingHeartbeat beat) {
        int filled = (int) (BAR * beat.step() / Math.max(1, beat.steps()));
        String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
        return String.format(
                Locale.ROOT,
                "[%s] %d/%d%s%s",
                bar,
                beat.step(),
                beat.steps(),
                psnr(beat.psnrDb()),
                timeLeft(beat.secondsLeft()));
    }

    private static String psnr(double psnrDb) {
        return Double.isNaN(psnrDb) ? "" : String.format(Locale.ROOT, ", %.2f dB", psnrDb);
    }

    private static String timeLeft(double seconds) {
        return Double.isFinite(seconds)
                ? String.format(Locale.ROOT, ", %d:%02d left", (long) seconds / 60, (long) seconds % 60)
                : "";
    }
}
