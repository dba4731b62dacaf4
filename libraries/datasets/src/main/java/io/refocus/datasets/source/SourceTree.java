package io.refocus.datasets.source;

import java.util.List;
import java.util.Locale;

/** The files of a source, by their paths below it, with slashes. */
public interface SourceTree {
    List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /** All files, sorted. */
    List<String> files();

    byte[] read(String file);

    /** By its ending only: a text file named {@code .png} fails when it is decoded. */
    static boolean isPicture(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }
}
