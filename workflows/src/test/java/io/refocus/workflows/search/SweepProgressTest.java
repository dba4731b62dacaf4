package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.datasets.DatasetVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepProgressTest {
    private static TrialProgress trial(String id, TrialState state, Double psnrDb) {
        return new TrialProgress(
                id,
                state,
                1,
                900,
                900,
                Optional.ofNullable(psnrDb),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    private static SweepProgress of(TrialProgress... trials) {
        return new SweepProgress("s", "rates", SweepState.RUNNING, new DatasetVersion("demo", "v1"), List.of(trials));
    }

    @Test
    void completedTrialsComeFirstByPsnrAndTheOthersAsGiven() {
        SweepProgress sweep = of(
                trial("queued", TrialState.QUEUED, null),
                trial("low", TrialState.COMPLETED, 20.0),
                trial("failed", TrialState.FAILED, null),
                trial("broken", TrialState.COMPLETED, Double.NaN),
                trial("high", TrialState.COMPLETED, 29.5));

        assertThat(sweep.trials())
                .extracting(TrialProgress::trialId)
                .containsExactly("high", "low", "broken", "queued", "failed");
        assertThat(sweep.best()).map(TrialProgress::trialId).contains("high");
    }

    @Test
    void aTrialThatStillRunsIsNotBestHoweverHighItsPsnr() {
        SweepProgress sweep = of(trial("running", TrialState.RUNNING, 31.0), trial("done", TrialState.COMPLETED, 20.0));

        assertThat(sweep.trials()).extracting(TrialProgress::trialId).containsExactly("done", "running");
        assertThat(of(trial("running", TrialState.RUNNING, 31.0)).best()).isEmpty();
    }
}
