package io.refocus.cli.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.sweep.Board;
import io.refocus.datasets.DatasetVersion;
import io.refocus.stores.trial.QualityScores;
import io.refocus.workflows.client.RunningTrial;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import io.refocus.workflows.training.TrainingHeartbeat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BoardTableTest {
    private static final TrialProgress BEST =
            trial("aaaaaaaaaaaaaaaa", TrialState.COMPLETED, 0.001, Optional.of(28.406));
    private static final TrialProgress RUNNING = trial("bbbbbbbbbbbbbbbb", TrialState.RUNNING, 0.002, Optional.empty());
    private static final SweepProgress SWEEP = new SweepProgress(
            "0123456789abcdef", "demo", SweepState.RUNNING, new DatasetVersion("demo", "f00d"), List.of(BEST, RUNNING));

    private static TrialProgress trial(String id, TrialState state, double rate, Optional<Double> psnrDb) {
        return new TrialProgress(
                id,
                state,
                1,
                psnrDb.isPresent() ? 900 : 0,
                900,
                psnrDb,
                psnrDb.map(db -> 0.81234),
                psnrDb.map(db -> 61.4),
                Map.of("generatorOptimiser.learningRate.start", rate),
                Optional.empty());
    }

    @Test
    void gainsAreOverTheIdentityBaselineWhichIsTheLastLine() {
        String table = BoardTable.text(Board.of(SWEEP, Optional.of(new QualityScores(27.1, 0.79, 0.96))));

        assertThat(table.lines().map(line -> line.strip().replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "TRIAL | STATE | ATTEMPTS | STEPS | VAL PSNR | GAIN | VAL SSIM | SECONDS | PARAMETERS | WHY",
                        "aaaaaaaaaaaaaaaa | completed | 1 | 900/900 | 28.41 dB | +1.31 dB | 0.8123 | 61 | learningRate.start=0.001 | all 900 steps are done",
                        "bbbbbbbbbbbbbbbb | running | 1 | 0/900 | - | - | - | - | learningRate.start=0.002 | its workflow runs",
                        "blurred input | - | - | - | 27.10 dB | +0.00 dB | 0.7900 | - | the identity baseline");
    }

    @Test
    void columnsOfAxesThatEndAlikeAreToldApart() {
        Map<String, Object> rates = new LinkedHashMap<>();
        rates.put("generatorOptimiser.learningRate.rate", 0.001);
        rates.put("adversary.optimiser.learningRate.rate", 0.0002);
        TrialProgress trial = new TrialProgress(
                "aaaaaaaaaaaaaaaa",
                TrialState.QUEUED,
                0,
                0,
                900,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                rates,
                Optional.empty());
        SweepProgress sweep = new SweepProgress(
                "0123456789abcdef", "demo", SweepState.RUNNING, new DatasetVersion("demo", "f00d"), List.of(trial));

        assertThat(BoardTable.text(Board.of(sweep, Optional.empty())))
                .endsWith(
                        "generatorOptimiser.learningRate.rate=0.001 optimiser.learningRate.rate=0.0002  waits for its turn");
    }

    @Test
    void eachTrialThatFailedSaysWhyInOneLine() {
        TrialProgress failed = new TrialProgress(
                "cccccccccccccccc",
                TrialState.FAILED,
                1,
                7,
                900,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of("seed", 7),
                Optional.of("the loss content is not finite at step 7\n  the last good checkpoint is step 0\n"));
        SweepProgress sweep = new SweepProgress(
                "0123456789abcdef",
                "demo",
                SweepState.COMPLETED,
                new DatasetVersion("demo", "f00d"),
                List.of(BEST, failed));

        assertThat(BoardTable.text(Board.of(sweep, Optional.empty())).lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("cccccccccccccccc  failed")
                        && line.endsWith(
                                "  the loss content is not finite at step 7; the last good checkpoint is step 0"));
    }

    @Test
    void aRunningSweepIsOneLineWithStepPsnrAndTimeLeft() {
        TrainingHeartbeat beat = new TrainingHeartbeat(450, 900, 0.05, 27.934, 80, 125);
        RunningTrial live = new RunningTrial(
                "bbbbbbbbbbbbbbbb", 2, Optional.of(beat), TrialState.RUNNING, "worker 7@host trains it");

        assertThat(TrialLine.text(Board.of(SWEEP, Optional.empty()), List.of(live)))
                .isEqualTo("1/2 trials done | bbbbbbbb attempt 2 learningRate.start=0.002"
                        + " [##########..........] 450/900, 27.93 dB, 2:05 left");
    }

    @Test
    void aTrialThatNoWorkerTrainsSaysSoInThatLine() {
        RunningTrial live = new RunningTrial(
                "bbbbbbbbbbbbbbbb",
                1,
                Optional.empty(),
                TrialState.PREEMPTED,
                "waits for a worker: the last one fell silent");

        assertThat(TrialLine.text(Board.of(SWEEP, Optional.empty()), List.of(live)))
                .endsWith("bbbbbbbb learningRate.start=0.002 preempted, waits for a worker: the last one fell silent");
    }

    @Test
    void whatIsNotKnownYetIsLeftOut() {
        assertThat(TrialLine.heartbeat(TrainingHeartbeat.settingUp(900))).isEqualTo("[....................] 0/900");
    }
}
