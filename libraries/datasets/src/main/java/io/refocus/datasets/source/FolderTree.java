package io.refocus.datasets.source;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of this machine. Links to folders are followed, each folder once. */
public record FolderTree(Path root, List<String> files, List<PassedOver> passedOver) implements SourceTree {
    /** @throws RefocusException {@code BAD_INPUT} if there is no such folder */
    public static FolderTree open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s is %s; expected a folder of pictures"
                            .formatted(root, Files.exists(root) ? "no folder" : "missing"));
        }
        try {
            return FolderWalk.of(root);
        } catch (IOException | UncheckedIOException e) {
            throw new RefocusException(Fault.BAD_INPUT, "%s cannot be read: %s".formatted(root, e), e);
        }
    }

    @Override
    public byte[] read(String file) {
        try {
            return Files.readAllBytes(root.resolve(file));
        } catch (IOException e) {
            throw new RefocusException(Fault.BAD_INPUT, "%s cannot be read: %s".formatted(root.resolve(file), e), e);
        }
    }
}
