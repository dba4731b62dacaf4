package io.refocus.datasets.content;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The check of a whole dataset before it is published.
 *
 * @param pairs all pairs whose pictures could be read
 * @param contents by the names of pairs; pairs without one are compared by their digests alone
 */
public record ContentCheck(List<DatasetPair> pairs, Map<String, PairContent> contents) {
    /** Sides are swapped if the blurred pictures have at least so much more detail, in the middle pair. */
    private static final double SWAPPED = 1.2;
    /** ... and more detail at all in at least this share of the pairs. */
    private static final double SWAPPED_SHARE = 0.75;

    private static final int FEWEST_TO_JUDGE = 3;

    /**
     * The pairs to publish.
     *
     * @param quarantine whether pairs with faults are left out
     * @throws RefocusException REFUSED if there are pairs with faults and no quarantine, if the sides are swapped, or if too little is
     *     left
     */
    public Checked check(boolean quarantine) {
        refuseSwapped();
        List<FileFault> faults = faults();
        if (!faults.isEmpty() && !quarantine) {
            throw new RefocusException(
                    Fault.REFUSED,
                    String.format(
                            Locale.ROOT,
                            "the content of %d of %d pairs is wrong, so nothing was published:%s%nRemove or replace them, or leave them out"
                                    + " with --quarantine",
                            faults.size(),
                            pairs.size(),
                            FaultList.of(faults).describe()));
        }
        Set<String> named = new HashSet<>();
        faults.forEach(fault -> named.add(fault.file()));
        List<DatasetPair> left =
                pairs.stream().filter(pair -> !named.contains(pair.name())).toList();
        refuseEmptied(left, faults);
        return new Checked(left, FaultList.of(faults));
    }

    /** @param leftOut the pairs in quarantine */
    public record Checked(List<DatasetPair> pairs, FaultList leftOut) {}

    private void refuseSwapped() {
        double[] excesses = contents.values().stream()
                .flatMapToDouble(content -> content.excess().stream())
                .sorted()
                .toArray();
        long more = Arrays.stream(excesses).filter(excess -> excess > 1).count();
        if (excesses.length >= FEWEST_TO_JUDGE
                && excesses[excesses.length / 2] >= SWAPPED
                && more >= SWAPPED_SHARE * excesses.length) {
            throw new RefocusException(
                    Fault.REFUSED,
                    String.format(
                            Locale.ROOT,
                            "the sides look swapped, so nothing was published: in %d of %d pairs the picture on the blurred side is the sharper"
                                    + " one; expected it to be the blurred one. Exchange the folders of the two sides",
                            more,
                            excesses.length));
        }
    }

    private List<FileFault> faults() {
        Map<String, FileFault> byPair = new TreeMap<>();
        for (DatasetPair pair : pairs) {
            boolean equal = pair.blurredSha256().equals(pair.sharpSha256())
                    || Optional.ofNullable(contents.get(pair.name()))
                            .map(PairContent::equal)
                            .orElse(false);
            if (equal) {
                byPair.put(
                        pair.name(),
                        new FileFault(
                                pair.name(), "its blurred and sharp pictures are the same; expected a blurred one"));
            }
        }
        inTwoSplits(DatasetPair::sharpSha256, "sharp", byPair);
        inTwoSplits(DatasetPair::blurredSha256, "blurred", byPair);
        return new ArrayList<>(byPair.values());
    }

    private void inTwoSplits(Function<DatasetPair, String> digest, String side, Map<String, FileFault> byPair) {
        Map<String, List<DatasetPair>> same = new HashMap<>();
        pairs.forEach(pair -> same.computeIfAbsent(digest.apply(pair), sha256 -> new ArrayList<>())
                .add(pair));
        same.values()
                .forEach(equal -> equal.forEach(pair -> equal.stream()
                        .filter(other -> other.split() != pair.split())
                        .findFirst()
                        .ifPresent(other -> byPair.putIfAbsent(
                                pair.name(),
                                new FileFault(
                                        pair.name(),
                                        "its %s picture is in %s, and in %s as %s; expected each picture in one split"
                                                .formatted(
                                                        side,
                                                        name(pair.split()),
                                                        name(other.split()),
                                                        other.name()))))));
    }

    private void refuseEmptied(List<DatasetPair> left, List<FileFault> faults) {
        for (Split split : Split.values()) {
            boolean emptied = pairs.stream().anyMatch(pair -> pair.split() == split)
                    && left.stream().noneMatch(pair -> pair.split() == split);
            if (emptied) {
                throw new RefocusException(
                        Fault.REFUSED,
                        "without the pairs in quarantine nothing is left in %s, so nothing was published; expected at least one pair:%s"
                                .formatted(name(split), FaultList.of(faults).describe()));
            }
        }
    }

    private static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }
}
