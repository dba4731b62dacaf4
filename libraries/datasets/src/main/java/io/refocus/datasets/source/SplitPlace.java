package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where the split folders of a source are.
 *
 * @param depth how many folders are above them
 * @param dropped how many folders at the top are the same for all pictures and are not part of their names
 */
record SplitPlace(int depth, int dropped) {
    /** Also where there are no split folders at all. */
    static final SplitPlace TOP = new SplitPlace(0, 0);

    /** At the top if any picture is in a split folder there, else at the first depth where all are, or some of train and some of another. */
    static SplitPlace of(Collection<String> pictures) {
        List<String[]> paths = pictures.stream().map(file -> file.split("/")).toList();
        int deepest = paths.stream().mapToInt(path -> path.length - 1).max().orElse(0);
        for (int depth = 0; depth < deepest; depth++) {
            SplitPlace place = new SplitPlace(depth, 0);
            List<Split> splits =
                    paths.stream().flatMap(path -> place.of(path).stream()).toList();
            Set<Split> kinds = splits.isEmpty() ? Set.of() : EnumSet.copyOf(splits);
            boolean all = !splits.isEmpty() && splits.size() == paths.size();
            if (depth == 0 ? !splits.isEmpty() : all || kinds.size() > 1 && kinds.contains(Split.TRAIN)) {
                return new SplitPlace(depth, common(paths, depth) ? depth : 0);
            }
        }
        return TOP;
    }

    /** The split of a path's folder, if that is a split folder. */
    Optional<Split> of(String[] path) {
        return depth < path.length - 1 ? FolderWord.of(path[depth]).split() : Optional.empty();
    }

    /** Of pictures whose splits are listed: folders at the top that are the same for all say nothing; a scene's folder stays. */
    static SplitPlace ofListed(Collection<String> pictures) {
        List<String[]> paths = pictures.stream().map(file -> file.split("/")).toList();
        int most = paths.stream()
                .mapToInt(path -> SourcePath.lastSide(path) - 1)
                .min()
                .orElse(0);
        int dropped = 0;
        while (dropped < most && common(paths, dropped + 1)) {
            dropped++;
        }
        return new SplitPlace(of(pictures).depth(), dropped);
    }

    private static boolean common(List<String[]> paths, int depth) {
        List<String> first = folders(paths.get(0), depth);
        return paths.stream().allMatch(path -> folders(path, depth).equals(first));
    }

    private static List<String> folders(String[] path, int depth) {
        return Arrays.asList(path).subList(0, Math.min(depth, path.length - 1));
    }
}
