package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import io.refocus.datasets.source.SourcePath.Side;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lists of pairs beside the pictures, as RealBlur has them: text files named after a split, each line the paths of a sharp and a
 * blurred picture, in either order where the folders tell the sides.
 *
 * @param lists names of the files that are such lists
 * @param read names of all files that could have been
 */
record PairLists(List<String> lists, Set<String> read, Map<String, Split> splits, Map<String, Side> sides) {
    private static final Pattern LINE = Pattern.compile("(\\S+)\\s+(\\S+)");

    /** @param passedOver gets the lists that name pictures which are not there */
    static PairLists of(SourceTree tree, Collection<String> pictures, PassedOverFiles passedOver) {
        Set<String> there = new HashSet<>(pictures);
        PairLists all = new PairLists(new ArrayList<>(), new HashSet<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (String file : tree.files()) {
            Optional<Split> split = FolderWord.splitIn(file.substring(file.lastIndexOf('/') + 1));
            if (split.isEmpty() || !file.toLowerCase(Locale.ROOT).endsWith(".txt") || Litter.holds(file)) {
                continue;
            }
            List<String> lines = new String(tree.read(file), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
            all.read.add(file);
            String folder = file.substring(0, file.lastIndexOf('/') + 1);
            List<Map<Side, String>> pairs = lines.stream()
                    .flatMap(line -> pair(folder, line, there).stream())
                    .toList();
            if (lines.isEmpty() || pairs.size() < lines.size()) {
                passedOver.add("lists that name no pairs of this source", file);
            } else {
                all.add(file, split.get(), pairs);
            }
        }
        return all;
    }

    boolean isEmpty() {
        return lists.isEmpty();
    }

    /** The file as its list tells it; empty if it is on none. */
    Optional<SourcePath> listed(SourcePath path) {
        return Optional.ofNullable(splits.get(path.file())).map(split -> path.listed(split, sides.get(path.file())));
    }

    private void add(String list, Split split, List<Map<Side, String>> pairs) {
        lists.add(list);
        pairs.forEach(pair -> pair.forEach((side, file) -> {
            splits.put(file, split);
            sides.put(file, side);
        }));
    }

    private static Optional<Map<Side, String>> pair(String folder, String line, Set<String> there) {
        var matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<Side, String> pair = new EnumMap<>(Side.class);
        for (String path : List.of(matcher.group(1), matcher.group(2))) {
            SourcePath.parse(folder + path).side().ifPresent(side -> pair.put(side, folder + path));
        }
        return pair.size() == Side.values().length && there.containsAll(pair.values())
                ? Optional.of(pair)
                : Optional.empty();
    }
}
