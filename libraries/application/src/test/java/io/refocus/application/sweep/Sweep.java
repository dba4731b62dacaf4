package io.refocus.application.sweep;

import io.refocus.datasets.DatasetVersion;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import io.refocus.workflows.search.TrialProgress;
import io.refocus.workflows.search.TrialState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sweeps as a workflow tells them, made for tests. */
final class Sweep {
    private Sweep() {}

    static SweepProgress of(SweepState state, TrialProgress... trials) {
        return new SweepProgress(
                "0123456789abcdef", "demo", state, new DatasetVersion("demo", "f00d"), List.of(trials));
    }

    static TrialProgress completed(String id, double psnrDb) {
        return trial(id, TrialState.COMPLETED, 900, Optional.of(psnrDb));
    }

    static TrialProgress trial(String id, TrialState state) {
        return trial(id, state, 0, Optional.empty());
    }

    private static TrialProgress trial(String id, TrialState state, long steps, Optional<Double> psnrDb) {
        return new TrialProgress(
                id,
                state,
                1,
                steps,
                900,
                psnrDb,
                psnrDb.map(db -> 0.8),
                psnrDb.map(db -> 61.0),
                Map.of("rate", 0.1),
                Optional.empty());
    }
}
