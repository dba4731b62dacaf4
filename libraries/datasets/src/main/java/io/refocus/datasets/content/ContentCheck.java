package io.refocus.datasets.content;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The check of a whole dataset before it is published or trained on.
 *
 * @param pairs all pairs whose pictures could be read
 * @param contents by the names of pairs; pairs without one are compared by the digests of their files alone
 */
public record ContentCheck(List<DatasetPair> pairs, Map<String, PairContent> contents) {
    /** Sides are swapped if the blurred pictures have at least so much more detail, in the middle pair. */
    private static final double SWAPPED = 1.2;
    /** ... and more detail at all in at least this share of the pairs. */
    private static final double SWAPPED_SHARE = 0.75;

    private static final int FEWEST_TO_JUDGE = 3;

    /**
     * The pairs to use.
     *
     * @param quarantine whether pairs with faults are left out
     * @param consequence of a refusal, for its message: "nothing was published"
     * @throws RefocusException REFUSED if there are pairs with faults and no quarantine, if the sides are swapped, or if too little is
     *     left
     */
    public Checked check(boolean quarantine, String consequence) {
        swapped().ifPresent(said -> {
            throw new RefocusException(
                    Fault.REFUSED, "%s, so %s. Exchange the folders of the two sides".formatted(said, consequence));
        });
        List<FileFault> faults = faults();
        if (!faults.isEmpty() && !quarantine) {
            throw new RefocusException(
                    Fault.REFUSED,
                    String.format(
                            Locale.ROOT,
                            "the content of %d of %d pairs is wrong, so %s:%s%nRemove or replace them, or leave them out"
                                    + " with --quarantine",
                            faults.size(),
                            pairs.size(),
                            consequence,
                            FaultList.of(faults).describe()));
        }
        Set<String> named = new HashSet<>();
        faults.forEach(fault -> named.add(fault.file()));
        List<DatasetPair> left =
                pairs.stream().filter(pair -> !named.contains(pair.name())).toList();
        refuseEmptied(left, faults, consequence);
        return new Checked(left, FaultList.of(faults), FaultList.of(NearCopies.of(left, contents)));
    }

    /**
     * @param leftOut the pairs in quarantine
     * @param alike pairs whose sharp picture looks like one of another split; nothing is left out for that
     */
    public record Checked(List<DatasetPair> pairs, FaultList leftOut, FaultList alike) {}

    /** Says it if the pictures on the blurred side are the sharper ones; needs three pairs. */
    public Optional<String> swapped() {
        double[] excesses = contents.values().stream()
                .flatMapToDouble(content -> content.excess().stream())
                .sorted()
                .toArray();
        long more = Arrays.stream(excesses).filter(excess -> excess > 1).count();
        boolean swapped = excesses.length >= FEWEST_TO_JUDGE
                && excesses[excesses.length / 2] >= SWAPPED
                && more >= SWAPPED_SHARE * excesses.length;
        return swapped
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "the sides look swapped: in %d of %d pairs the picture on the blurred side is the sharper one;"
                                + " expected it to be the blurred one",
                        more,
                        excesses.length))
                : Optional.empty();
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
        new TwoSplits(pairs, contents).faults().forEach(fault -> byPair.putIfAbsent(fault.file(), fault));
        return new ArrayList<>(byPair.values());
    }

    private void refuseEmptied(List<DatasetPair> left, List<FileFault> faults, String consequence) {
        for (Split split : Split.values()) {
            boolean emptied = pairs.stream().anyMatch(pair -> pair.split() == split)
                    && left.stream().noneMatch(pair -> pair.split() == split);
            if (emptied) {
                throw new RefocusException(
                        Fault.REFUSED,
                        "without the pairs in quarantine nothing is left in %s, so %s; expected at least one pair:%s"
                                .formatted(
                                        split.inWords(),
                                        consequence,
                                        FaultList.of(faults).describe()));
            }
        }
    }
}
