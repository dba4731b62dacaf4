package io.refocus.application.pairs;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.content.ContentCheck;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.PassedOver;
import io.refocus.datasets.source.SourceLayout;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.metric.MetricContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pairs that lie in a folder: {@code [SPLIT/][SCENE/]blur/NAME} beside {@code [SPLIT/][SCENE/]sharp/NAME}.
 *
 * @param layout what was understood of the folder
 * @param notices what people should know of the pairs
 * @param bySplit never empty; without folders of splits all pairs are {@code TRAIN}, or split by shares where given
 */
public record PairFolder(Path root, Map<Split, List<PairFiles>> bySplit, SourceLayout layout, List<String> notices) {
    private static final SplitShares NONE = new SplitShares(0, 0, 0);

    /**
     * Pairs to be measured. Every picture is decoded once, so that errors are reported before any work.
     *
     * @throws RefocusException BAD_INPUT with a line for each offending file; NOT_FOUND if there is no folder
     */
    public static MeasuredFolder toMeasure(Path root) {
        Listing listing = unsplit(root);
        InspectedPairs inspected =
                InspectedPairs.whole(FolderTree.open(root), listing.pairs(), MetricContract.SMALLEST_SIDE);
        refuse(root, listing, inspected.faults());
        List<String> notices =
                new ArrayList<>(PairNotices.of(FaultList.of(inspected.damaged()), FaultList.of(List.of())));
        inspected.content().swapped().ifPresent(notices::add);
        return new MeasuredFolder(files(root, listing.pairs()).get(Split.TRAIN), notices);
    }

    /**
     * Pairs to draw crops from, all of them. Headers are read, no picture is decoded.
     *
     * @param smallestSide of a picture that a crop can be drawn from, in pixels
     * @throws RefocusException BAD_INPUT with a line for each offending file; NOT_FOUND if there is no folder
     */
    public static List<PairFiles> toCrop(Path root, int smallestSide) {
        Listing listing = unsplit(root);
        SourcePictures pictures = new SourcePictures(FolderTree.open(root), PairFiles.PIXEL_BUDGET, smallestSide);
        listing.pairs().forEach(pictures::checkHeaders);
        refuse(root, listing, pictures.faults());
        return files(root, listing.pairs()).get(Split.TRAIN);
    }

    private static Listing unsplit(Path root) {
        Listing listing = list(root, NONE, false);
        for (Split split : List.of(Split.TEST, Split.VALIDATION, Split.TRAIN)) {
            if (listing.pairs().stream().anyMatch(pair -> pair.name().startsWith(split.inWords() + "/"))) {
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        "%s holds splits; expected the pairs of one, such as %s"
                                .formatted(root, root.resolve(split.inWords())));
            }
        }
        return listing;
    }

    /**
     * Pairs to train on. All headers are read, and some seconds' worth of pictures decoded: errors behind other headers appear when
     * the picture is used.
     *
     * @param shares of the scenes used for validation and test, where the folder has no such splits
     * @param quarantine whether files and pairs that something is wrong with are left out
     * @throws RefocusException BAD_INPUT with a line for each offending file, or if a split is missing; REFUSED for what
     *     {@link io.refocus.datasets.content.ContentCheck} refuses; NOT_FOUND if there is no folder
     */
    public static PairFolder toTrain(Path root, SplitShares shares, boolean quarantine) {
        return toTrain(root, list(root, shares, quarantine), quarantine);
    }

    /** The same of a dataset whose configuration names a folder of pairs. */
    public static PairFolder toTrain(DatasetConfig config) {
        Path root = Path.of(config.source().location());
        return toTrain(root, Listing.of(config, FolderTree.open(root)), config.quarantines());
    }

    /** Pairs that were looked at when they were made. @param notices of that time */
    static PairFolder made(Path root, SplitShares shares, List<String> notices) {
        Listing listing = list(root, shares, false);
        InspectedPairs inspected =
                InspectedPairs.headers(FolderTree.open(root), listing.pairs(), DatasetConfig.SMALLEST_SIDE);
        refuse(root, listing, inspected.faults());
        return new PairFolder(root, files(root, listing.pairs()), listing.layout(), notices).withBothSplits();
    }

    private static PairFolder toTrain(Path root, Listing listing, boolean quarantine) {
        InspectedPairs inspected =
                InspectedPairs.sampled(FolderTree.open(root), listing.pairs(), DatasetConfig.SMALLEST_SIDE);
        if (!quarantine) {
            refuse(root, listing, inspected.faults());
        }
        ContentCheck.Checked checked = inspected.content().check(quarantine, "nothing was trained");
        List<FileFault> leftOut = both(listing.faults(), inspected.faults());
        FaultList allLeftOut = FaultList.of(leftOut).and(checked.leftOut());
        List<String> notices = new ArrayList<>();
        if (inspected.contents().size() < inspected.pairs().size()) {
            notices.add(String.format(
                    Locale.ROOT,
                    "the pixels of %d of %d pairs were looked at, of the others the headers; `dataset ingest` looks at all",
                    inspected.contents().size(),
                    inspected.pairs().size()));
        }
        if (!allLeftOut.isEmpty()) {
            notices.add(PairNotices.leftOut(allLeftOut));
        }
        notices.addAll(PairNotices.of(FaultList.of(inspected.damaged()), checked.alike()));
        return new PairFolder(root, files(root, kept(listing, checked)), listing.layout(), notices).withBothSplits();
    }

    private PairFolder withBothSplits() {
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            if (of(split).isEmpty()) {
                String name = split.inWords();
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        "%s holds no %s pairs; expected %s/blur/ and %s/sharp/".formatted(root, name, name, name));
            }
        }
        return this;
    }

    private static List<ListedPair> kept(Listing listing, ContentCheck.Checked checked) {
        Set<String> names = checked.pairs().stream().map(DatasetPair::name).collect(Collectors.toSet());
        return listing.pairs().stream()
                .filter(pair -> names.contains(pair.name()))
                .toList();
    }

    public List<PairFiles> of(Split split) {
        return bySplit.getOrDefault(split, List.of());
    }

    private static Listing list(Path root, SplitShares shares, boolean quarantine) {
        if (!Files.isDirectory(root)) {
            throw new RefocusException(
                    Fault.NOT_FOUND,
                    "there is no folder %s; expected one that holds blur/ and sharp/ with equal names".formatted(root));
        }
        return Listing.ofPairs(root.toString(), FolderTree.open(root), shares, quarantine);
    }

    private static void refuse(Path root, Listing listing, List<FileFault> inspected) {
        FaultList faults = FaultList.of(both(listing.faults(), inspected));
        if (!faults.isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s of %s cannot be used:%s%s"
                            .formatted(
                                    faults.counted("file"),
                                    root,
                                    faults.describe(),
                                    passedOver(listing.layout().passedOver())));
        }
    }

    /** A misspelt folder is found here: a file that lacks its partner does not tell where that one is. */
    private static String passedOver(List<PassedOver> kinds) {
        return kinds.stream().map(kind -> "\npassed over: " + kind).collect(Collectors.joining());
    }

    private static List<FileFault> both(List<FileFault> one, List<FileFault> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }

    private static Map<Split, List<PairFiles>> files(Path root, List<ListedPair> pairs) {
        return pairs.stream()
                .collect(Collectors.groupingBy(
                        ListedPair::split, Collectors.mapping(pair -> files(root, pair), Collectors.toList())));
    }

    private static PairFiles files(Path root, ListedPair pair) {
        return new PairFiles(pair.file(), root.resolve(pair.blurred().orElseThrow()), root.resolve(pair.sharp()));
    }
}
