package io.refocus.datasets.source;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.source.SourcePath.Side;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The split of each pair: that of its folder where the source has split folders, else that of its scene. */
final class SplitTable {
    private final Map<String, Split> byPair;

    private SplitTable(Map<String, Split> byPair) {
        this.byPair = byPair;
    }

    /** How scenes get their splits, one of the methods of {@link SceneSplits}. */
    interface Rule {
        Map<String, Split> apply(Collection<String> scenes, SplitShares shares);
    }

    /** @param scenes by the names of pairs */
    static SplitTable of(
            DatasetConfig config, Map<String, Map<Side, SourcePath>> found, Map<String, String> scenes, Rule rule) {
        Map<String, Split> given = new HashMap<>();
        found.forEach((name, sides) -> sides.get(Side.SHARP).split().ifPresent(split -> given.put(name, split)));
        if (given.isEmpty()) {
            Map<String, Split> byScene = rule.apply(scenes.values(), config.split());
            Map<String, Split> byPair = new HashMap<>();
            scenes.forEach((name, scene) -> byPair.put(name, byScene.get(scene)));
            return new SplitTable(byPair);
        }
        if (!given.containsValue(Split.VALIDATION) && config.split().validation() > 0) {
            takeValidation(config, given, scenes, rule);
        }
        return new SplitTable(given);
    }

    Split of(String pair) {
        return byPair.get(pair);
    }

    /**
     * GoPro has train and test only: validation scenes are taken from train. A scene's place follows from its name without the split
     * folder, as it would if there were none.
     */
    private static void takeValidation(
            DatasetConfig config, Map<String, Split> given, Map<String, String> scenes, Rule rule) {
        if (!given.containsValue(Split.TRAIN)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s has split folders, but none for train or validation; expected a folder train/, or split.validation 0"
                            .formatted(config.source().location()));
        }
        List<String> train = given.entrySet().stream()
                .filter(pair -> pair.getValue() == Split.TRAIN)
                .map(pair -> bare(scenes.get(pair.getKey())))
                .toList();
        SplitShares shares = config.split();
        Map<String, Split> byScene = rule.apply(train, new SplitShares(shares.validation(), 0, shares.seed()));
        given.replaceAll((name, split) -> split == Split.TRAIN ? byScene.get(bare(scenes.get(name))) : split);
    }

    private static String bare(String sceneOfTrain) {
        return sceneOfTrain.substring(Split.TRAIN.inWords().length() + 1);
    }
}
