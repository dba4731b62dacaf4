package io.refocus.application.pairs;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.Listing;
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
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Pairs that lie in a folder: {@code [SPLIT/][SCENE/]blur/NAME} beside {@code [SPLIT/][SCENE/]sharp/NAME}.
 *
 * @param layout what was understood of the folder
 * @param bySplit never empty; without folders of splits all pairs are {@code TRAIN}, or split by shares where given
 */
public record PairFolder(Path root, Map<Split, List<PairFiles>> bySplit, SourceLayout layout) {
    private static final SplitShares NONE = new SplitShares(0, 0, 0);
    /** Smallest side for a validation crop, pixels. */
    static final int SMALLEST_SIDE = 16;

    /**
     * Pairs to be measured. Every picture is decoded once, so that errors are reported before any work.
     *
     * @throws RefocusException BAD_INPUT with a line for each offending file; NOT_FOUND if there is no folder
     */
    public static List<PairFiles> toMeasure(Path root) {
        return unsplit(root, MetricContract.SMALLEST_SIDE, SourcePictures::pair);
    }

    /**
     * Pairs to draw crops from, all of them. Headers are read, no picture is decoded.
     *
     * @param smallestSide of a picture that a crop can be drawn from, in pixels
     * @throws RefocusException BAD_INPUT with a line for each offending file; NOT_FOUND if there is no folder
     */
    public static List<PairFiles> toCrop(Path root, int smallestSide) {
        return unsplit(root, smallestSide, SourcePictures::checkHeaders);
    }

    private static List<PairFiles> unsplit(Path root, int smallestSide, BiConsumer<SourcePictures, ListedPair> check) {
        Listing listing = list(root, NONE);
        refuseSplits(root, listing);
        SourcePictures pictures = new SourcePictures(FolderTree.open(root), PairFiles.PIXEL_BUDGET, smallestSide);
        listing.pairs().forEach(pair -> check.accept(pictures, pair));
        refuse(root, listing, pictures);
        return files(root, listing).get(Split.TRAIN);
    }

    /**
     * Pairs to train on. Headers are read, no picture is decoded: errors behind a header appear when the picture is
     * used.
     *
     * @param shares of the scenes used for validation and test, where the folder has no such splits
     * @throws RefocusException BAD_INPUT with a line for each offending file, or if a split is missing; NOT_FOUND if there is
     *     no folder
     */
    public static PairFolder toTrain(Path root, SplitShares shares) {
        return toTrain(root, list(root, shares));
    }

    /** The same of a dataset whose configuration names a folder of pairs. */
    public static PairFolder toTrain(DatasetConfig config) {
        Path root = Path.of(config.source().location());
        return toTrain(root, Listing.of(config, FolderTree.open(root)));
    }

    private static PairFolder toTrain(Path root, Listing listing) {
        SourcePictures pictures = new SourcePictures(FolderTree.open(root), PairFiles.PIXEL_BUDGET, SMALLEST_SIDE);
        listing.pairs().forEach(pictures::checkHeaders);
        refuse(root, listing, pictures);
        PairFolder folder = new PairFolder(root, files(root, listing), listing.layout());
        for (Split split : List.of(Split.TRAIN, Split.VALIDATION)) {
            if (folder.of(split).isEmpty()) {
                String name = split.name().toLowerCase(Locale.ROOT);
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        "%s holds no %s pairs; expected %s/blur/ and %s/sharp/".formatted(root, name, name, name));
            }
        }
        return folder;
    }

    public List<PairFiles> of(Split split) {
        return bySplit.getOrDefault(split, List.of());
    }

    private static Listing list(Path root, SplitShares shares) {
        if (!Files.isDirectory(root)) {
            throw new RefocusException(
                    Fault.NOT_FOUND,
                    "there is no folder %s; expected one that holds blur/ and sharp/ with equal names".formatted(root));
        }
        return Listing.ofPairs(root.toString(), FolderTree.open(root), shares);
    }

    private static void refuseSplits(Path root, Listing listing) {
        for (String split : List.of("test", "validation", "train")) {
            if (listing.pairs().stream().anyMatch(pair -> pair.name().startsWith(split + "/"))) {
                throw new RefocusException(
                        Fault.BAD_INPUT,
                        "%s holds splits; expected the pairs of one, such as %s".formatted(root, root.resolve(split)));
            }
        }
    }

    private static void refuse(Path root, Listing listing, SourcePictures pictures) {
        List<FileFault> faults = new ArrayList<>(listing.faults());
        faults.addAll(pictures.faults());
        if (!faults.isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "%d files of %s cannot be used:%s",
                            faults.size(),
                            root,
                            FaultList.of(faults).describe()));
        }
    }

    private static Map<Split, List<PairFiles>> files(Path root, Listing listing) {
        return listing.pairs().stream()
                .collect(Collectors.groupingBy(
                        ListedPair::split, Collectors.mapping(pair -> files(root, pair), Collectors.toList())));
    }

    private static PairFiles files(Path root, ListedPair pair) {
        return new PairFiles(pair.file(), root.resolve(pair.blurred().orElseThrow()), root.resolve(pair.sharp()));
    }
}
