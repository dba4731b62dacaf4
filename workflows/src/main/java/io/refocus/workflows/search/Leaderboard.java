package io.refocus.workflows.search;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The trials of a sweep: finished ones first, best PSNR on top, then the others in the order of the grid. */
final class Leaderboard {
    private static final Comparator<TrialProgress> BEST_FIRST = Comparator.comparingDouble(
            trial -> -trial.valPsnrDb().filter(psnr -> !psnr.isNaN()).orElse(Double.NEGATIVE_INFINITY));

    private final Map<String, TrialProgress> trials = new LinkedHashMap<>();

    void put(TrialProgress trial) {
        trials.put(trial.trialId(), trial);
    }

    boolean isQueued(String trialId) {
        return trials.get(trialId).state() == TrialState.QUEUED;
    }

    List<TrialProgress> ranked() {
        return trials.values().stream().sorted(BEST_FIRST).toList();
    }

    boolean anyCompleted() {
        return trials.values().stream().anyMatch(trial -> trial.state() == TrialState.COMPLETED);
    }
}
