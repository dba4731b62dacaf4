package io.refocus.stores.trial;

import io.refocus.fault.RefocusException;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.trial.TrialKeys.StepOfAttempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes checkpoints that are not needed: complete ones but the newest two, and incomplete ones of earlier attempts.
 * The second newest is kept for a process that has just read the pointer.
 */
final class CheckpointPruning {
    private static final Logger LOG = LoggerFactory.getLogger(CheckpointPruning.class);
    private static final int KEPT = 2;
    private static final String MANIFEST = "manifest.json";

    private final ObjectStore store;

    CheckpointPruning(ObjectStore store) {
        this.store = store;
    }

    /** Never fails the publication before it; the next call removes what was left. */
    void prune(Attempt attempt, CheckpointRef newest) {
        try {
            Map<StepOfAttempt, List<String>> found = keysByCheckpoint(attempt.trialId());
            Set<StepOfAttempt> kept = kept(found, newest);
            found.forEach((checkpoint, keys) -> {
                if (!kept.contains(checkpoint) && checkpoint.attempt() <= attempt.number()) {
                    remove(keys);
                }
            });
        } catch (RefocusException e) {
            LOG.warn("could not remove old checkpoints of trial {}: {}", attempt.trialId(), e.getMessage());
        }
    }

    private static Set<StepOfAttempt> kept(Map<StepOfAttempt, List<String>> found, CheckpointRef newest) {
        return found.entrySet().stream()
                .filter(e -> e.getValue().stream().anyMatch(CheckpointPruning::isManifest))
                .map(Map.Entry::getKey)
                .filter(c -> c.step() <= newest.step())
                .sorted(newestFirst())
                .limit(KEPT)
                .collect(Collectors.toSet());
    }

    private static Comparator<StepOfAttempt> newestFirst() {
        return Comparator.comparingLong(StepOfAttempt::step)
                .thenComparingInt(StepOfAttempt::attempt)
                .reversed();
    }

    private Map<StepOfAttempt, List<String>> keysByCheckpoint(String trialId) {
        Map<StepOfAttempt, List<String>> found = new TreeMap<>(newestFirst());
        for (ObjectEntry entry : store.list(TrialKeys.checkpoints(trialId))) {
            TrialKeys.parse(entry.key()).ifPresent(c -> found.computeIfAbsent(c, x -> new ArrayList<>())
                    .add(entry.key()));
        }
        return found;
    }

    /** The manifest first: without it the folder is no checkpoint. */
    private void remove(List<String> keys) {
        keys.stream().filter(CheckpointPruning::isManifest).forEach(store::remove);
        keys.stream().filter(key -> !isManifest(key)).forEach(store::remove);
    }

    private static boolean isManifest(String key) {
        return key.endsWith("/" + MANIFEST);
    }
}
