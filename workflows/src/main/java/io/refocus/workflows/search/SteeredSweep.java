package io.refocus.workflows.search;

import io.refocus.documents.Documents;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the rules for verbs look at.
 *
 * @param search as it is now; absent for a grid of axes
 * @param trials of its leaderboard
 * @param added points that somebody added, tried or not
 */
public record SteeredSweep(
        String sweepId,
        SweepState state,
        int atATime,
        Optional<SearchOrder> search,
        List<TrialProgress> trials,
        List<Map<String, Object>> added) {

    /** A sweep as its order and its changes made it. */
    public static SteeredSweep of(SweepOrder order, List<SweepVerb.Kept> kept, SweepProgress progress) {
        return new SteeredSweep(
                order.sweepId(),
                progress.state(),
                order.concurrentTrials(),
                order.search().map(search -> search.after(kept)),
                progress.trials(),
                added(kept));
    }

    static List<Map<String, Object>> added(List<SweepVerb.Kept> kept) {
        return kept.stream()
                .filter(SweepVerb.Add.class::isInstance)
                .map(verb -> ((SweepVerb.Add) verb).point())
                .toList();
    }

    /** The trials that stay ended. */
    public static Set<String> pruned(List<SweepVerb.Kept> kept) {
        Set<String> pruned = new HashSet<>();
        for (SweepVerb verb : kept) {
            if (verb instanceof SweepVerb.Prune prune) {
                pruned.add(prune.trialId());
            }
            if (verb instanceof SweepVerb.Retry retry) {
                pruned.remove(retry.trialId());
            }
        }
        return pruned;
    }

    Optional<TrialProgress> trial(String trialId) {
        return trials.stream().filter(trial -> trial.trialId().equals(trialId)).findFirst();
    }

    Optional<TrialProgress> trialAt(Map<String, Object> point) {
        String text = Documents.canonicalJson(point);
        return trials.stream()
                .filter(trial -> Documents.canonicalJson(trial.parameters()).equals(text))
                .findFirst();
    }

    boolean hasAdded(Map<String, Object> point) {
        String text = Documents.canonicalJson(point);
        return added.stream().anyMatch(known -> Documents.canonicalJson(known).equals(text));
    }
}
