package io.refocus.application.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.stores.trial.QualityScores;
import io.refocus.workflows.client.RunningTrial;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepWatchTest {
    private static final SweepProgress ONE_RUNS =
            Sweep.of(SweepState.RUNNING, Sweep.trial("t1", TrialState.RUNNING), Sweep.trial("t2", TrialState.QUEUED));
    private static final SweepProgress ONE_DONE =
            Sweep.of(SweepState.RUNNING, Sweep.completed("t1", 28.5), Sweep.trial("t2", TrialState.RUNNING));
    private static final SweepProgress ALL_OVER =
            Sweep.of(SweepState.COMPLETED, Sweep.completed("t1", 28.5), Sweep.trial("t2", TrialState.FAILED));

    private final List<String> events = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private Optional<QualityScores> known = Optional.of(new QualityScores(28.0, 0.7, 0.9));

    private final SweepWatch watch = new SweepWatch(
            new SweepListener() {
                @Override
                public void trialEnded(BoardRow trial) {
                    events.add("%s %s %s".formatted(trial.trialId(), trial.state(), trial.gainDb()));
                }

                @Override
                public void progressed(Board board, List<RunningTrial> live) {
                    events.add(String.format(
                            Locale.ROOT,
                            "%d of %d ended, %d live",
                            board.ended(),
                            board.trials().size(),
                            live.size()));
                }
            },
            progress -> {
                asked.add(progress.best().orElseThrow().trialId());
                return known;
            });

    @Test
    void everyTrialThatEndsIsToldOnceWithItsGain() {
        RunningTrial live = new RunningTrial("t1", 1, Optional.empty(), TrialState.RUNNING, "worker 7@host trains it");
        watch.running(ONE_RUNS, List.of(live));
        watch.running(ONE_DONE, List.of());
        watch.running(ONE_DONE, List.of());
        Board end = watch.ended(ALL_OVER);

        assertThat(events)
                .containsExactly(
                        "0 of 2 ended, 1 live",
                        "t1 COMPLETED Optional[0.5]",
                        "1 of 2 ended, 0 live",
                        "1 of 2 ended, 0 live",
                        "t2 FAILED Optional.empty");
        assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(end.blurred()).isEqualTo(known);
    }

    @Test
    void theBaselineIsAskedForUntilItIsKnown() {
        known = Optional.empty();
        watch.running(ONE_RUNS, List.of());
        watch.running(ONE_DONE, List.of());
        known = Optional.of(new QualityScores(28.0, 0.7, 0.9));
        watch.running(ONE_DONE, List.of());
        watch.running(ONE_DONE, List.of());

        assertThat(asked).containsExactly("t1", "t1");
    }
}
