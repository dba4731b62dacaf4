package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import io.refocus.datasets.source.SourcePath.Side;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the name of a folder says of the pictures in it, as published datasets spell it, in any case: {@code train}, {@code Blur},
 * {@code ground_truth}, {@code val_sharp}.
 */
record FolderWord(Optional<Split> split, Optional<Side> side) {
    private static final Map<String, Split> SPLITS = Map.of(
            "train", Split.TRAIN,
            "training", Split.TRAIN,
            "val", Split.VALIDATION,
            "valid", Split.VALIDATION,
            "validation", Split.VALIDATION,
            "test", Split.TEST,
            "testing", Split.TEST);
    private static final Map<String, Side> SIDES = Map.ofEntries(
            Map.entry("blur", Side.BLUR),
            Map.entry("blurred", Side.BLUR),
            Map.entry("blurry", Side.BLUR),
            Map.entry("input", Side.BLUR),
            Map.entry("inputs", Side.BLUR),
            Map.entry("lq", Side.BLUR),
            Map.entry("sharp", Side.SHARP),
            Map.entry("gt", Side.SHARP),
            Map.entry("groundtruth", Side.SHARP),
            Map.entry("ground_truth", Side.SHARP),
            Map.entry("target", Side.SHARP),
            Map.entry("targets", Side.SHARP),
            Map.entry("clean", Side.SHARP),
            Map.entry("clear", Side.SHARP),
            Map.entry("hq", Side.SHARP));

    static FolderWord of(String folder) {
        String word = folder.toLowerCase(Locale.ROOT);
        Optional<Split> split = Optional.ofNullable(SPLITS.get(word));
        Optional<Side> side = Optional.ofNullable(SIDES.get(word));
        String[] two = word.split("[_-]");
        if (split.isPresent() || side.isPresent() || two.length != 2) {
            return new FolderWord(split, side);
        }
        FolderWord first =
                new FolderWord(Optional.ofNullable(SPLITS.get(two[0])), Optional.ofNullable(SIDES.get(two[1])));
        FolderWord last =
                new FolderWord(Optional.ofNullable(SPLITS.get(two[1])), Optional.ofNullable(SIDES.get(two[0])));
        return first.both() ? first : last.both() ? last : new FolderWord(Optional.empty(), Optional.empty());
    }

    /** The split that a word of the name of a list names: {@code RealBlur_J_train_list.txt}. */
    static Optional<Split> splitIn(String file) {
        for (String word : file.toLowerCase(Locale.ROOT).split("[^\\p{L}]+")) {
            if (SPLITS.containsKey(word)) {
                return Optional.of(SPLITS.get(word));
            }
        }
        return Optional.empty();
    }

    /** A file's name without the word for its side: {@code blur_1} and {@code gt_1} are both {@code 1}. */
    static String withoutSide(String name, Side side) {
        int begin = name.indexOf('_') + 1;
        int end = name.lastIndexOf('_');
        if (begin > 0
                && begin < name.length()
                && side == SIDES.get(name.substring(0, begin - 1).toLowerCase(Locale.ROOT))) {
            return name.substring(begin);
        }
        if (end > 0 && side == SIDES.get(name.substring(end + 1).toLowerCase(Locale.ROOT))) {
            return name.substring(0, end);
        }
        return name;
    }

    private boolean both() {
        return split.isPresent() && side.isPresent();
    }
}
