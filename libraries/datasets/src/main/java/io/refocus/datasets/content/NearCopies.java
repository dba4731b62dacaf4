package io.refocus.datasets.content;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.imaging.fingerprint.DifferenceHash;
import io.refocus.imaging.fingerprint.Fingerprint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sharp pictures that look like one of another split: compressed again, scaled, or taken at the same place a moment later. */
final class NearCopies {
    /**
     * Of 128 bits. Copies of photographs in JPEG, scaled, blurred or brightened differ in 0 to 7, different photographs in 42 and more
     * (the 32 that ship with Refocus).
     */
    private static final int NEAR = 10;

    private NearCopies() {}

    /** Each of the pictures once, the pair being named for it; pictures that are equal are not meant. */
    static List<FileFault> of(List<DatasetPair> pairs, Map<String, PairContent> contents) {
        List<Look> looks = looks(pairs, contents);
        List<FileFault> alike = new ArrayList<>();
        for (Look look : looks) {
            Look nearest = null;
            int least = NEAR + 1;
            for (Look other : looks) {
                int distance = look.distance(other);
                if (distance < least && other.split != look.split) {
                    least = distance;
                    nearest = other;
                }
            }
            if (nearest != null) {
                alike.add(new FileFault(
                        look.pair,
                        "its sharp picture, in %s, looks like that of %s, in %s"
                                .formatted(look.split.inWords(), nearest.pair, nearest.split.inWords())));
            }
        }
        return alike;
    }

    private static List<Look> looks(List<DatasetPair> pairs, Map<String, PairContent> contents) {
        List<Look> looks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (DatasetPair pair : pairs) {
            Optional<Fingerprint> sharp =
                    Optional.ofNullable(contents.get(pair.name())).flatMap(PairContent::sharp);
            sharp.flatMap(Fingerprint::look)
                    .filter(hash -> seen.add(pair.split() + sharp.get().pixelsSha256()))
                    .ifPresent(hash -> looks.add(Look.of(pair, hash)));
        }
        return looks;
    }

    private record Look(String pair, Split split, long across, long down) {
        static Look of(DatasetPair pair, DifferenceHash hash) {
            return new Look(pair.name(), pair.split(), hash.across(), hash.down());
        }

        int distance(Look other) {
            return Long.bitCount(across ^ other.across) + Long.bitCount(down ^ other.down);
        }
    }
}
