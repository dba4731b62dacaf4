package io.refocus.worker.activity;

import io.refocus.learning.checkpoint.FolderDeletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders in which activities of this process work, named by its id: a process that was killed cannot delete its own. */
public final class TemporaryFolders {
    private static final Logger LOG = LoggerFactory.getLogger(TemporaryFolders.class);

    private final Path root;

    private TemporaryFolders(Path root) {
        this.root = root;
    }

    /** Deletes what processes left there that do not run any more. */
    public static TemporaryFolders in(Path root) {
        try {
            Files.createDirectories(root);
            for (Path left : abandoned(root)) {
                FolderDeletion.delete(left);
                LOG.info("deleted {}, which a worker that was killed left behind", left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare " + root, e);
        }
        return new TemporaryFolders(root);
    }

    private static List<Path> abandoned(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> {
                        String pid = folder.getFileName().toString().replaceAll("-.*", "");
                        return pid.matches("\\d{1,18}")
                                && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
                    })
                    .toList();
        }
    }

    /** @param purpose part of its name */
    public TemporaryFolder make(String purpose) {
        try {
            return new TemporaryFolder(
                    Files.createTempDirectory(root, ProcessHandle.current().pid() + "-" + purpose + "-"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create a folder for a " + purpose + " in " + root, e);
        }
    }
}
