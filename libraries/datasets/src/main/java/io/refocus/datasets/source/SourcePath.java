package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a file's path below a source. Names are compared in Unicode's composed form: a Mac decomposes what others compose.
 *
 * @param split of its split folder, if it is in one
 * @param folder its folders, less those that name split and side
 * @param name the file's name without its ending
 * @param plain whether version 1 of these rules read it alike
 */
record SourcePath(String file, Optional<Split> split, String folder, Optional<Side> side, String name, boolean plain) {
    private static final Set<String> PLAIN_SPLITS = Set.of("train", "val", "validation", "test");
    private static final Set<String> PLAIN_SIDES = Set.of("blur", "sharp");

    /** Which of the two pictures of a pair. */
    enum Side {
        BLUR,
        SHARP
    }

    static SourcePath parse(String file) {
        return parse(file, SplitPlace.TOP, true);
    }

    /** @param pairs whether any word for a side counts, or only {@code blur} and {@code sharp} as the last folder */
    static SourcePath parse(String file, SplitPlace place, boolean pairs) {
        String[] parts = file.split("/");
        int end = parts.length - 1;
        Optional<Split> split = place.of(parts);
        int sideAt = pairs ? lastSide(parts) : end > 0 && PLAIN_SIDES.contains(parts[end - 1]) ? end - 1 : -1;
        boolean besidesSplit = sideAt >= 0 && !(split.isPresent() && sideAt == place.depth() && !pairs);
        Optional<Side> side = besidesSplit ? FolderWord.of(parts[sideAt]).side() : Optional.empty();
        List<String> folders = new ArrayList<>();
        for (int at = place.dropped(); at < end; at++) {
            boolean named = split.isPresent() && at == place.depth() || side.isPresent() && at == sideAt;
            if (!named) {
                folders.add(parts[at]);
            }
        }
        String folder = String.join("/", folders);
        String name = parts[end].substring(0, Math.max(0, parts[end].lastIndexOf('.')));
        boolean plain = (split.isEmpty() || place.depth() == 0 && PLAIN_SPLITS.contains(parts[0]))
                && (side.isEmpty() || sideAt == end - 1 && PLAIN_SIDES.contains(parts[sideAt]))
                && Normalizer.isNormalized(folder + name, Normalizer.Form.NFC);
        return new SourcePath(file, split, composed(folder), side, composed(name), plain);
    }

    /** The same file in the split that a list gives it, under the name without the word for its side. */
    SourcePath listed(Split in, Side as) {
        return new SourcePath(file, Optional.of(in), folder, Optional.of(as), FolderWord.withoutSide(name, as), false);
    }

    /** The same file under the name without the word for its side. */
    SourcePath withoutSide() {
        String bare = side.map(is -> FolderWord.withoutSide(name, is)).orElse(name);
        return new SourcePath(file, split, folder, side, bare, plain && bare.equals(name));
    }

    /** The part of the path that both pictures of a pair share. */
    String pairName() {
        String below = folder.isEmpty() ? name : folder + "/" + name;
        return split.map(s -> s.name().toLowerCase(Locale.ROOT) + "/" + below).orElse(below);
    }

    /** Index of the last folder that names a side; -1 if none does. */
    static int lastSide(String[] parts) {
        for (int at = parts.length - 2; at >= 0; at--) {
            if (FolderWord.of(parts[at]).side().isPresent()) {
                return at;
            }
        }
        return -1;
    }

    /** Name of the folder that tells the side, as it is spelt. */
    Optional<String> sideFolder() {
        String[] parts = file.split("/");
        int at = lastSide(parts);
        return side.isPresent() && at >= 0 ? Optional.of(parts[at]) : Optional.empty();
    }

    /** The path of a picture without the folder that names its side. */
    static String besideSides(String file) {
        List<String> parts = new ArrayList<>(Arrays.asList(file.split("/")));
        int side = lastSide(parts.toArray(String[]::new));
        if (side >= 0) {
            parts.remove(side);
        }
        return String.join("/", parts);
    }

    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }
}
