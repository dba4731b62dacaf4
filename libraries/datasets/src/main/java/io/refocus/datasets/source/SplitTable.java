package io.refocus.datasets.source;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.source.SourcePath.Side;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The split of each pair: that of its folder where the source has split folders, else dealt out by scene. */
final class SplitTable {
    private final Map<String, Split> byPair;

    private SplitTable(Map<String, Split> byPair) {
        this.byPair = byPair;
    }

    static SplitTable of(DatasetConfig config, Map<String, Map<Side, SourcePath>> found, Map<String, String> scenes) {
        Map<String, Split> given = new HashMap<>();
        found.forEach((name, sides) -> sides.get(Side.SHARP).split().ifPresent(split -> given.put(name, split)));
        if (given.isEmpty()) {
            Map<String, Split> dealt = Scenes.deal(scenes.values(), config.split());
            Map<String, Split> byPair = new HashMap<>();
            scenes.forEach((name, scene) -> byPair.put(name, dealt.get(scene)));
            return new SplitTable(byPair);
        }
        if (!given.containsValue(Split.VALIDATION) && config.split().validation() > 0) {
            takeValidation(config.split(), given, scenes);
        }
        return new SplitTable(given);
    }

    Split of(String pair) {
        return byPair.get(pair);
    }

    /** GoPro has train and test only: validation scenes are taken from train. */
    private static void takeValidation(SplitShares shares, Map<String, Split> given, Map<String, String> scenes) {
        List<String> train = given.entrySet().stream()
                .filter(pair -> pair.getValue() == Split.TRAIN)
                .map(pair -> scenes.get(pair.getKey()))
                .toList();
        Map<String, Split> dealt = Scenes.deal(train, new SplitShares(shares.validation(), 0, shares.seed()));
        given.replaceAll((name, split) -> split == Split.TRAIN ? dealt.get(scenes.get(name)) : split);
    }
}
