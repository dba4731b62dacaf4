package io.refocus.datasets.source;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.Draws;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.SceneRule;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.source.SourcePath.Side;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pairs of a source with scene and split, from names alone.
 *
 * @param faults files that belong to no pair
 * @param plain whether version 1 of the rules for names read it alike
 */
public record Listing(List<ListedPair> pairs, List<FileFault> faults, SourceLayout layout, boolean plain) {
    private static final long ANY_SIZE = 1_000_000_000; // nothing is decoded here

    /** @throws RefocusException {@code BAD_INPUT} if the source holds nothing, or a split that has a share gets no scene */
    public static Listing of(DatasetConfig config, SourceTree tree) {
        return of(config, tree, SceneSplits::of);
    }

    private static Listing of(DatasetConfig config, SourceTree tree, SplitTable.Rule rule) {
        SourceReading reading = SourceReading.of(config.source(), tree);
        List<FileFault> faults = reading.pairing().faults();
        if (reading.pairing().found().isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s holds no %s%s"
                            .formatted(
                                    config.source().location(),
                                    config.source() instanceof DatasetSource.Pairs
                                            ? "pairs; expected [SPLIT/][SCENE/]blur/NAME.png and [SPLIT/][SCENE/]sharp/NAME.png"
                                            : "photographs; expected .jpg, .jpeg or .png files",
                                    reading.saidOfPassedOver()));
        }
        boolean refused = !faults.isEmpty() && !config.quarantines();
        List<ListedPair> pairs = refused
                ? onlyToBeChecked(config, reading.pairing().found())
                : listed(config, reading.pairing().faultless(), rule);
        SourceLayout layout = new SourceLayout(
                reading.pictures(),
                reading.splitBy(config.split()),
                refused ? List.of() : SourceLayout.sizes(pairs),
                reading.passedOver());
        return new Listing(pairs, List.copyOf(faults), layout, reading.plain());
    }

    /**
     * Pairs of a folder without a configuration: scenes are folders if there are any, otherwise names without their
     * last numbers. Splits are those of its folders; where there is none called validation, scenes of train are, at
     * least one.
     *
     * @param location for messages
     */
    public static Listing ofPairs(String location, SourceTree tree, SplitShares shares, boolean quarantine) {
        SceneRule rule = SourceReading.of(new DatasetSource.Pairs(location, SceneRule.FOLDER), tree)
                        .hasFolders()
                ? SceneRule.FOLDER
                : SceneRule.NUMBERED_NAME;
        DatasetConfig config = new DatasetConfig("pairs", new DatasetSource.Pairs(location, rule), shares, ANY_SIZE);
        return of(quarantine ? config.quarantining() : config, tree, SceneSplits::withValidation);
    }

    private static List<ListedPair> listed(
            DatasetConfig config, Map<String, Map<Side, SourcePath>> found, SplitTable.Rule splitRule) {
        SceneRule sceneRule = config.source().scenes();
        Map<String, String> scenes = new LinkedHashMap<>();
        found.forEach((name, sides) -> scenes.put(name, Scenes.of(sides.get(Side.SHARP), sceneRule)));
        SplitTable splits = SplitTable.of(config, found, scenes, splitRule);
        List<ListedPair> pairs = new ArrayList<>();
        found.forEach((name, sides) -> {
            Split split = splits.of(name);
            Optional<String> blurred = Optional.ofNullable(sides.get(Side.BLUR)).map(SourcePath::file);
            String sharp = sides.get(Side.SHARP).file();
            pairs.add(new ListedPair(name, scenes.get(name), split, blurred, sharp, draws(config.source(), split)));
        });
        return pairs;
    }

    /** Nothing will be published; usable pairs are listed only so that all errors are reported at once. */
    private static List<ListedPair> onlyToBeChecked(DatasetConfig config, Map<String, Map<Side, SourcePath>> found) {
        boolean pairs = config.source() instanceof DatasetSource.Pairs;
        return found.entrySet().stream()
                .filter(pair -> !pairs || pair.getValue().size() == Side.values().length)
                .map(pair -> new ListedPair(
                        pair.getKey(),
                        pair.getKey(),
                        Split.TRAIN,
                        Optional.ofNullable(pair.getValue().get(Side.BLUR)).map(SourcePath::file),
                        pair.getValue().get(Side.SHARP).file(),
                        0))
                .toList();
    }

    private static int draws(DatasetSource source, Split split) {
        if (!(source instanceof DatasetSource.Photographs photographs)) {
            return 1;
        }
        Draws draws = photographs.draws();
        return switch (split) {
            case TRAIN -> draws.train();
            case VALIDATION -> draws.validation();
            case TEST -> draws.test();
        };
    }
}
