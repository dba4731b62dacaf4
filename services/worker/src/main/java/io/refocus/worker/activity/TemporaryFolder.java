package io.refocus.worker.activity;

import io.refocus.learning.checkpoint.FolderDeletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder that is deleted when its activity ends. */
public record TemporaryFolder(Path path) implements AutoCloseable {
    @Override
    public void close() {
        try {
            FolderDeletion.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
