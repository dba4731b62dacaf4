package io.refocus.learning.training;

import io.refocus.learning.checkpoint.Checkpoint;
import io.refocus.learning.checkpoint.FolderDeletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** The checkpoints of one run under its work directory: the newest two are kept. */
final class LocalCheckpoints {
    private static final int KEPT = 2;

    private final Path folder;
    private final Deque<Path> written = new ArrayDeque<>();
    private Optional<Path> newest;

    /** @param resumedFrom the checkpoint the run began with; never deleted from here */
    LocalCheckpoints(Path workDirectory, Optional<Path> resumedFrom) {
        this.folder = workDirectory.resolve("checkpoints");
        this.newest = resumedFrom;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + folder, e);
        }
    }

    /** The newest complete checkpoint. */
    Optional<Path> newest() {
        return newest;
    }

    Path write(Checkpoint.Contents contents) {
        Path directory = folder.resolve(String.format(Locale.ROOT, "%08d", contents.step()));
        Checkpoint.write(directory, contents);
        newest = Optional.of(directory);
        written.remove(directory);
        written.addLast(directory);
        while (written.size() > KEPT) {
            delete(written.removeFirst());
        }
        return directory;
    }

    private static void delete(Path directory) {
        try {
            FolderDeletion.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + directory, e);
        }
    }
}
