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
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The pairs of a source with scene and split, from file names alone.
 *
 * @param faults files that belong to no pair
 */
public record Listing(List<ListedPair> pairs, List<FileFault> faults) {
    private static final long ANY_SIZE = 1_000_000_000; // nothing is decoded here

    /** @throws RefocusException {@code BAD_INPUT} if the source holds nothing, or a split that has a share gets no scene */
    public static Listing of(DatasetConfig config, Collection<String> files) {
        return of(config, files, SceneSplits::of);
    }

    private static Listing of(DatasetConfig config, Collection<String> files, SplitTable.Rule rule) {
        List<SourcePath> paths = files.stream()
                .filter(SourceTree::isPicture)
                .map(SourcePath::parse)
                .toList();
        List<FileFault> faults = new ArrayList<>();
        Map<String, Map<Side, SourcePath>> found =
                config.source() instanceof DatasetSource.Pairs ? pairs(paths, faults) : photographs(paths, faults);
        if (found.isEmpty() && faults.isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s holds no %s"
                            .formatted(
                                    config.source().location(),
                                    config.source() instanceof DatasetSource.Pairs
                                            ? "pairs; expected [SPLIT/][SCENE/]blur/NAME.png and [SPLIT/][SCENE/]sharp/NAME.png"
                                            : "photographs; expected .jpg, .jpeg or .png files"));
        }
        return new Listing(faults.isEmpty() ? listed(config, found, rule) : onlyToBeChecked(config, found), faults);
    }

    /**
     * Pairs of a folder without a configuration: scenes are folders if there are any, otherwise names without their
     * last numbers. Splits are those of its folders; where there is none called validation, scenes of train are, at
     * least one.
     *
     * @param location for messages
     */
    public static Listing ofPairs(String location, Collection<String> files, SplitShares shares) {
        boolean folders = files.stream()
                .filter(SourceTree::isPicture)
                .map(SourcePath::parse)
                .anyMatch(path -> path.side().isPresent() && !path.folder().isEmpty());
        SceneRule rule = folders ? SceneRule.FOLDER : SceneRule.NUMBERED_NAME;
        return of(
                new DatasetConfig("pairs", new DatasetSource.Pairs(location, rule), shares, ANY_SIZE),
                files,
                SceneSplits::withValidation);
    }

    private static Map<String, Map<Side, SourcePath>> photographs(List<SourcePath> paths, List<FileFault> faults) {
        Map<String, Map<Side, SourcePath>> found = new TreeMap<>();
        paths.forEach(path -> add(found, path, Side.SHARP, faults));
        return found;
    }

    private static Map<String, Map<Side, SourcePath>> pairs(List<SourcePath> paths, List<FileFault> faults) {
        Map<String, Map<Side, SourcePath>> found = new TreeMap<>();
        boolean splits = paths.stream().anyMatch(path -> path.split().isPresent());
        for (SourcePath path : paths) {
            path.side().ifPresent(side -> {
                if (splits && path.split().isEmpty()) {
                    faults.add(new FileFault(
                            path.file(), "is outside of train/, validation/ and test/, where others are"));
                }
                add(found, path, side, faults);
            });
        }
        found.values().forEach(sides -> {
            if (!sides.containsKey(Side.SHARP)) {
                faults.add(new FileFault(sides.get(Side.BLUR).file(), "has no sharp picture of the same name"));
            } else if (!sides.containsKey(Side.BLUR)) {
                faults.add(new FileFault(sides.get(Side.SHARP).file(), "has no blurred picture of the same name"));
            }
        });
        return found;
    }

    private static void add(
            Map<String, Map<Side, SourcePath>> found, SourcePath path, Side side, List<FileFault> faults) {
        SourcePath other = found.computeIfAbsent(path.pairName(), name -> new EnumMap<>(Side.class))
                .putIfAbsent(side, path);
        if (other != null) {
            faults.add(new FileFault(path.file(), "has the same name as " + other.file()));
        }
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
