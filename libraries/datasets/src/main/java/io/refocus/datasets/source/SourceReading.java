package io.refocus.datasets.source;

import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.Split;
import io.refocus.datasets.SplitShares;
import io.refocus.datasets.source.SourcePath.Side;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The names of a source, read: which pictures belong together, which files are passed over.
 *
 * @param pairs whether they are pairs, not photographs
 * @param lists the lists that tell pairs and splits, if there are any
 * @param splitFolders as they are spelt, with slashes
 */
record SourceReading(
        boolean pairs, List<String> lists, List<String> splitFolders, Pairing pairing, List<PassedOver> passedOver) {

    static SourceReading of(DatasetSource source, SourceTree tree) {
        boolean pairs = source instanceof DatasetSource.Pairs;
        PassedOverFiles others = new PassedOverFiles();
        List<String> pictures = tree.pictures();
        PairLists lists = PairLists.of(tree, pairs ? pictures : List.of(), others);
        List<String> used = used(pictures, pairs, lists, others);
        SplitPlace place = lists.isEmpty() ? SplitPlace.of(used) : SplitPlace.ofListed(used);
        List<SourcePath> paths = used.stream()
                .map(file -> SourcePath.parse(file, place, pairs))
                .map(path -> lists.listed(path).orElse(path))
                .toList();
        List<String> splitFolders = splitFolders(used, place);
        passOver(tree, lists, others);
        List<PassedOver> passedOver = new ArrayList<>(tree.passedOver());
        passedOver.addAll(others.all());
        return new SourceReading(pairs, lists.lists(), splitFolders, paired(paths, pairs, splitFolders), passedOver);
    }

    /** Whether scenes have folders of their own. */
    boolean hasFolders() {
        return paths().anyMatch(path -> !path.folder().isEmpty());
    }

    /** Whether version 1 of the rules for names read all of it alike. */
    boolean plain() {
        return paths().allMatch(SourcePath::plain);
    }

    /** How the pictures were found, for people. */
    String pictures() {
        if (!pairs) {
            return "photographs, to be blurred";
        }
        return lists.isEmpty()
                ? "pairs: blurred pictures in %s, sharp ones in %s"
                        .formatted(sideFolders(Side.BLUR), sideFolders(Side.SHARP))
                : "pairs as listed in " + String.join(" and ", lists);
    }

    /** What decides a scene's split, for people. */
    String splitBy(SplitShares shares) {
        List<Split> given =
                paths().flatMap(path -> path.split().stream()).distinct().toList();
        if (given.isEmpty()) {
            return "splits by scene: validation %s, test %s, seed %s"
                    .formatted(shares.validation(), shares.test(), shares.seed());
        }
        String by = lists.isEmpty() ? "splits by the folders " + inWords(splitFolders) : "splits as listed";
        return given.contains(Split.VALIDATION) || shares.validation() == 0
                ? by
                : by
                        + "; validation is %s of the scenes of train, seed %s"
                                .formatted(shares.validation(), shares.seed());
    }

    /** {@code a, b and c}. */
    private static String inWords(List<String> names) {
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.get(names.size() - 1);
    }

    /** For the message that nothing was found. */
    String saidOfPassedOver() {
        return passedOver.isEmpty()
                ? ""
                : ". Passed over: "
                        + passedOver.stream().map(PassedOver::toString).collect(Collectors.joining("; "));
    }

    private Stream<SourcePath> paths() {
        return pairing.found().values().stream().flatMap(sides -> sides.values().stream());
    }

    private String sideFolders(Side side) {
        Collection<String> names = new TreeSet<>();
        paths().filter(path -> path.side().equals(Optional.of(side)))
                .flatMap(path -> path.sideFolder().stream())
                .forEach(name -> names.add(name + "/"));
        return names.isEmpty() ? "no folder" : String.join(", ", names);
    }

    private static List<String> used(List<String> pictures, boolean pairs, PairLists lists, PassedOverFiles others) {
        List<String> used = new ArrayList<>();
        for (String file : pictures) {
            if (!lists.isEmpty() && !lists.splits().containsKey(file)) {
                others.add("pictures on no list", file);
            } else if (pairs && SourcePath.lastSide(file.split("/")) < 0) {
                others.add("pictures in no folder of blurred or sharp ones", file);
            } else {
                used.add(file);
            }
        }
        return used;
    }

    private static void passOver(SourceTree tree, PairLists lists, PassedOverFiles others) {
        for (String file : tree.files()) {
            if (Litter.holds(file)) {
                others.add(Litter.REASON, file);
            } else if (!SourceTree.isPicture(file) && !lists.read().contains(file)) {
                others.add("files that are no .png, .jpg or .jpeg", file);
            }
        }
    }

    private static List<String> splitFolders(List<String> used, SplitPlace place) {
        return used.stream()
                .map(file -> file.split("/"))
                .filter(path -> place.of(path).isPresent())
                .map(path -> path[place.depth()] + "/")
                .distinct()
                .sorted()
                .toList();
    }

    private static Pairing paired(List<SourcePath> paths, boolean pairs, List<String> splitFolders) {
        Pairing pairing = new Pairing();
        boolean splits = paths.stream().anyMatch(path -> path.split().isPresent());
        for (SourcePath path : paths) {
            if (splits && path.split().isEmpty()) {
                pairing.fault(path, "is outside of %s, where others are".formatted(inWords(splitFolders)));
            }
            pairing.add(path, pairs ? path.side().orElseThrow() : Side.SHARP);
        }
        if (pairs) {
            pairing.endPairs();
        }
        return pairing;
    }
}
