package io.refocus.datasets.source;

import java.util.List;
import java.util.Locale;

/** The files of a source, by their paths below it, with slashes. */
public interface SourceTree {
    List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /** All files, sorted. */
    List<String> files();

    /** What of the source is not among its files: links that lead nowhere, for example. */
    List<PassedOver> passedOver();

    byte[] read(String file);

    /** Those of {@link #files} that can be part of a dataset. */
    default List<String> pictures() {
        return files().stream().filter(SourceTree::isPicture).toList();
    }

    /** By its name only: a text file named {@code .png} fails when it is decoded; hidden files are none. */
    static boolean isPicture(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith) && !Litter.holds(file);
    }
}
