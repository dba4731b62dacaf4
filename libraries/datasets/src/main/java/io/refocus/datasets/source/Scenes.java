package io.refocus.datasets.source;

import io.refocus.datasets.SceneRule;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.documents.Digests;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which scene a picture shows, and which split a scene falls into. */
final class Scenes {
    private Scenes() {}

    /** Scenes of different split folders are different ones, whatever their names. */
    static String of(SourcePath path, SceneRule rule) {
        String scene =
                switch (rule) {
                    case FOLDER -> path.folder().isEmpty() ? path.name() : path.folder();
                    case NAME -> below(path, path.name());
                    case NUMBERED_NAME -> below(path, path.name().replaceFirst("(?<=.)(-\\d+)+$", ""));
                };
        return path.split()
                .map(split -> split.name().toLowerCase(java.util.Locale.ROOT) + "/" + scene)
                .orElse(scene);
    }

    /**
     * Deals scenes out. The order is that of digests, so it looks random, is the same on any machine, and hardly changes when a
     * scene is added.
     *
     * @throws RefocusException {@code BAD_INPUT} if there are too few scenes for a split that has a share
     */
    static Map<String, Split> deal(Collection<String> scenes, SplitShares shares) {
        List<String> order = scenes.stream()
                .distinct()
                .sorted(Comparator.comparing((String scene) -> digest(scene, shares.seed())))
                .toList();
        int test = count(shares.test(), order.size());
        int validation = count(shares.validation(), order.size());
        if (test + validation >= order.size()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%d scenes cannot be dealt out to train, %d validation and %d test scenes; expected more scenes or smaller shares"
                            .formatted(order.size(), validation, test));
        }
        Map<String, Split> dealt = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            dealt.put(order.get(i), i < test ? Split.TEST : i < test + validation ? Split.VALIDATION : Split.TRAIN);
        }
        return dealt;
    }

    /** At least one where there is a share at all. */
    private static int count(double share, int scenes) {
        return share == 0 ? 0 : Math.max(1, (int) Math.round(share * scenes));
    }

    private static String below(SourcePath path, String name) {
        return path.folder().isEmpty() ? name : path.folder() + "/" + name;
    }

    private static String digest(String scene, long seed) {
        return Digests.sha256((seed + ":" + scene).getBytes(StandardCharsets.UTF_8));
    }
}
