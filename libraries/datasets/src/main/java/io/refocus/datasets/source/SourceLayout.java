package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What was understood of a source, for people to check before anything is made of it.
 *
 * @param pictures how the pictures of pairs were found
 * @param splitBy what decides the split of a scene
 * @param passedOver files that are not part of the dataset
 */
public record SourceLayout(String pictures, String splitBy, List<SplitSize> splits, List<PassedOver> passedOver) {
    public SourceLayout {
        splits = List.copyOf(splits);
        passedOver = List.copyOf(passedOver);
    }

    /** How much a split holds. @param pictures pairs, or photographs to be blurred */
    public record SplitSize(Split split, int scenes, int pictures) {
        private static SplitSize of(Split split, List<ListedPair> all) {
            List<ListedPair> pairs =
                    all.stream().filter(pair -> pair.split() == split).toList();
            long scenes = pairs.stream().map(ListedPair::scene).distinct().count();
            return new SplitSize(split, (int) scenes, pairs.size());
        }
    }

    static List<SplitSize> sizes(List<ListedPair> pairs) {
        return Arrays.stream(Split.values())
                .map(split -> SplitSize.of(split, pairs))
                .toList();
    }

    /** A line each for pictures, splits, and each reason to pass files over. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(pictures);
        lines.add(splitBy);
        for (SplitSize size : splits) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-10s  %s, %s",
                    size.split().inWords(),
                    count(size.scenes(), "scene"),
                    count(size.pictures(), "picture")));
        }
        if (!passedOver.isEmpty()) {
            int files = passedOver.stream().mapToInt(PassedOver::files).sum();
            lines.add("passed over " + count(files, "file") + ":");
            passedOver.forEach(kind -> lines.add("  " + kind));
        }
        return lines;
    }

    private static String count(int number, String what) {
        return number == 1 ? "1 " + what : number + " " + what + "s";
    }
}
