package io.refocus.worker.ingest;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.ObjectStore;
import java.nio.file.Path;
import java.util.List;

/** The files of a source, by their paths below it, with slashes. */
sealed interface SourceTree permits FolderTree, PrefixTree {
    /** All files, sorted. */
    List<String> files();

    byte[] read(String file);

    /**
     * @param location a folder, or {@code s3://BUCKET/PREFIX} in the bucket this worker uses
     * @throws RefocusException {@code BAD_INPUT} if there is nothing there
     */
    static SourceTree open(String location, ObjectStore store) {
        SourceTree tree =
                location.startsWith("s3://") ? PrefixTree.open(location, store) : FolderTree.open(Path.of(location));
        if (tree.files().isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "source.location %s holds no files; expected pictures".formatted(location));
        }
        return tree;
    }
}
