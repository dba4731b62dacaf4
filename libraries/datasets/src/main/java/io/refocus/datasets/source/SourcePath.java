package io.refocus.datasets.source;

import io.refocus.datasets.Split;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The parts of a file's path below a source.
 *
 * @param split of its first folder, if that is named like one
 * @param folder the folders between split and file, less {@code blur} or {@code sharp}
 * @param name the file's name without its ending
 */
record SourcePath(String file, Optional<Split> split, String folder, Optional<Side> side, String name) {
    private static final Map<String, Split> SPLITS =
            Map.of("train", Split.TRAIN, "val", Split.VALIDATION, "validation", Split.VALIDATION, "test", Split.TEST);

    /** Which of the two pictures of a pair. */
    enum Side {
        BLUR,
        SHARP
    }

    static SourcePath parse(String file) {
        String[] parts = file.split("/");
        int end = parts.length - 1;
        int begin = 0;
        Optional<Split> split = end > 0 ? Optional.ofNullable(SPLITS.get(parts[0])) : Optional.empty();
        if (split.isPresent()) {
            begin++;
        }
        Optional<Side> side = end > begin ? side(parts[end - 1]) : Optional.empty();
        int folderEnd = side.isPresent() ? end - 1 : end;
        String folder = String.join("/", List.of(parts).subList(begin, Math.max(begin, folderEnd)));
        String name = parts[end].substring(0, parts[end].lastIndexOf('.'));
        return new SourcePath(file, split, folder, side, name);
    }

    /** The part of the path that both pictures of a pair share. */
    String pairName() {
        String below = folder.isEmpty() ? name : folder + "/" + name;
        return split.map(s -> s.name().toLowerCase(Locale.ROOT) + "/" + below).orElse(below);
    }

    private static Optional<Side> side(String folder) {
        return switch (folder) {
            case "blur" -> Optional.of(Side.BLUR);
            case "sharp" -> Optional.of(Side.SHARP);
            default -> Optional.empty();
        };
    }
}
