package io.refocus.sources;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.ObjectStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The files of a source, by their paths below it, with slashes. */
public sealed interface SourceTree permits FolderTree, PrefixTree {
    List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /** All files, sorted. */
    List<String> files();

    byte[] read(String file);

    /** By its ending only: a text file named {@code .png} is found out when it is decoded. */
    static boolean isPicture(String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(lower::endsWith);
    }

    /**
     * @param location a folder, or {@code s3://BUCKET/PREFIX} in the bucket this worker uses
     * @throws RefocusException {@code BAD_INPUT} if there is nothing there
     */
    static SourceTree open(String location, ObjectStore store) {
        SourceTree tree =
                location.startsWith("s3://") ? PrefixTree.open(location, store) : FolderTree.open(Path.of(location));
        if (tree.files().isEmpty()) {
            throw new RefocusException(Fault.BAD_INPUT, "%s holds no files; expected pictures".formatted(location));
        }
        return tree;
    }
}
