package io.refocus.cli.sweep;

import io.refocus.workflows.client.LiveTrial;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A running sweep in one line: which trials, step, PSNR, time left. */
final class TrialLine {
    private static final int BAR = 20;

    private TrialLine() {}

    static String text(SweepProgress progress, List<LiveTrial> live) {
        long over = progress.trials().stream()
                .filter(trial -> trial.state() != TrialState.RUNNING && trial.state() != TrialState.QUEUED)
                .count();
        String head = "%d/%d trials done".formatted(over, progress.trials().size());
        return live.isEmpty()
                ? head
                : live.stream()
                        .map(trial -> trial(progress, trial))
                        .collect(Collectors.joining(" | ", head + " | ", ""));
    }

    private static String trial(SweepProgress progress, LiveTrial live) {
        int number = IntStream.range(0, progress.trials().size())
                .filter(i -> progress.trials().get(i).trialId().equals(live.trialId()))
                .findFirst()
                .orElse(0);
        TrialProgress trial = progress.trials().get(number);
        String name = live.trialId().substring(0, Math.min(8, live.trialId().length()));
        String again = live.attempt() > 1 ? " attempt " + live.attempt() : "";
        return name + again + " " + Leaderboard.parameters(trial.parameters()) + " "
                + live.heartbeat().map(TrialLine::heartbeat).orElse("starting");
    }

    static String heartbeat(TrainingHeartbeat beat) {
        int filled = (int) (BAR * beat.step() / Math.max(1, beat.steps()));
        String bar = "#".repeat(filled) + ".".repeat(BAR - filled);
        return "[%s] %d/%d%s%s"
                .formatted(bar, beat.step(), beat.steps(), psnr(beat.psnrDb()), timeLeft(beat.secondsLeft()));
    }

    private static String psnr(double psnrDb) {
        return Double.isNaN(psnrDb) ? "" : String.format(Locale.ROOT, ", %.2f dB", psnrDb);
    }

    private static String timeLeft(double seconds) {
        return Double.isFinite(seconds) ? ", %d:%02d left".formatted((long) seconds / 60, (long) seconds % 60) : "";
    }
}
