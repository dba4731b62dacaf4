package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The splits of all scenes of a source, each by {@link SplitShares#of}, and the check that no split is left empty. */
final class SceneSplits {
    private static final int SEEDS_TRIED = 1000;

    private SceneSplits() {}

    /**
     * @throws RefocusException {@code BAD_INPUT} if no scene falls into train, or none into a split that has a share;
     * the message names a seed that fits these scenes, if one is found
     */
    static Map<String, Split> of(Collection<String> scenes, SplitShares shares) {
        Map<String, Split> splits = new TreeMap<>();
        scenes.forEach(scene -> splits.put(scene, shares.of(scene)));
        List<Split> empty = wanted(shares).stream()
                .filter(split -> !splits.containsValue(split))
                .toList();
        if (!empty.isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "no scene of %d falls into %s with validation %s, test %s and seed %d; expected at least one scene in each. %s",
                            splits.size(),
                            empty.stream().map(Split::inWords).collect(Collectors.joining(" and ")),
                            shares.validation(),
                            shares.test(),
                            shares.seed(),
                            hint(splits.keySet(), shares)));
        }
        return splits;
    }

    /**
     * For a source without a chosen seed: if no scene falls into validation, the nearest one is put there. Such a scene
     * can move when the source grows.
     */
    static Map<String, Split> withValidation(Collection<String> scenes, SplitShares shares) {
        Map<String, Split> splits = new TreeMap<>();
        scenes.forEach(scene -> splits.put(scene, shares.of(scene)));
        boolean held = shares.validation() == 0 || splits.containsValue(Split.VALIDATION);
        if (held || Collections.frequency(splits.values(), Split.TRAIN) < 2) {
            return of(scenes, shares);
        }
        splits.keySet().stream()
                .filter(scene -> splits.get(scene) == Split.TRAIN)
                .min(Comparator.comparingDouble(shares::place))
                .ifPresent(scene -> splits.put(scene, Split.VALIDATION));
        return splits;
    }

    private static String hint(Collection<String> scenes, SplitShares shares) {
        for (long seed = 1; seed <= SEEDS_TRIED; seed++) {
            List<Split> splits = scenes.stream().map(shares.withSeed(seed)::of).toList();
            if (splits.containsAll(wanted(shares))) {
                return String.format(
                        Locale.ROOT,
                        "Seed %d gives %s.",
                        seed,
                        wanted(shares).stream()
                                .map(split -> Collections.frequency(splits, split) + " " + split.inWords())
                                .collect(Collectors.joining(", ")));
            }
        }
        return "Add scenes or choose larger shares.";
    }

    /** Train always, the others if they have a share. */
    private static List<Split> wanted(SplitShares shares) {
        return Stream.of(Split.values())
                .filter(split ->
                        split == Split.TRAIN || (split == Split.TEST ? shares.test() : shares.validation()) > 0)
                .toList();
    }
}
