package io.refocus.datasets.content;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FileFault;
import io.refocus.imaging.fingerprint.Fingerprint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Pictures that are in two splits: the same file, or other files with the same pixels. */
record TwoSplits(List<DatasetPair> pairs, Map<String, PairContent> contents) {
    /** At most one for each pair. */
    List<FileFault> faults() {
        Map<String, FileFault> byPair = new LinkedHashMap<>();
        add("sharp", pair -> Optional.of(pair.sharpSha256()), byPair);
        add("blurred", pair -> Optional.of(pair.blurredSha256()), byPair);
        add("sharp", pair -> pixels(pair, PairContent::sharp), byPair);
        add("blurred", pair -> pixels(pair, PairContent::blurred), byPair);
        return new ArrayList<>(byPair.values());
    }

    private Optional<String> pixels(DatasetPair pair, Function<PairContent, Optional<Fingerprint>> side) {
        return Optional.ofNullable(contents.get(pair.name())).flatMap(side).map(Fingerprint::pixelsSha256);
    }

    private void add(String side, Function<DatasetPair, Optional<String>> digest, Map<String, FileFault> byPair) {
        Map<String, List<DatasetPair>> same = new HashMap<>();
        pairs.forEach(
                pair -> digest.apply(pair).ifPresent(found -> same.computeIfAbsent(found, key -> new ArrayList<>())
                        .add(pair)));
        same.values()
                .forEach(equal -> equal.forEach(pair -> equal.stream()
                        .filter(other -> other.split() != pair.split())
                        .findFirst()
                        .ifPresent(other -> byPair.putIfAbsent(pair.name(), fault(side, pair, other)))));
    }

    private static FileFault fault(String side, DatasetPair pair, DatasetPair other) {
        return new FileFault(
                pair.name(),
                "its %s picture is in %s, and in %s as %s; expected each picture in one split"
                        .formatted(side, pair.split().inWords(), other.split().inWords(), other.name()));
    }
}
