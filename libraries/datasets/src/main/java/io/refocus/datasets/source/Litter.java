package io.refocus.datasets.source;

import java.util.Locale;
import java.util.Set;

/** Files and folders that systems and programs leave beside pictures: hidden ones, thumbnails, bins. */
final class Litter {
    static final String REASON = "hidden files or files of the system";
    private static final Set<String> NAMES = Set.of(
            "thumbs.db",
            "ehthumbs.db",
            "desktop.ini",
            "__macosx",
            "@eadir",
            "#recycle",
            "$recycle.bin",
            "system volume information",
            "lost+found");

    private Litter() {}

    /** @param file path below the source: hidden folders above it do not count */
    static boolean holds(String file) {
        for (String part : file.split("/")) {
            if (part.startsWith(".") || NAMES.contains(part.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
