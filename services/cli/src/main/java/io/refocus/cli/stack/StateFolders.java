package io.refocus.cli.stack;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** State folders, created when first needed. */
final class StateFolders {
    private StateFolders() {}

    static Path make(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "cannot create the folder %s (%s); set REFOCUS_HOME to a folder that can be written"
                            .formatted(folder, why(e)),
                    e);
        }
    }

    private static String why(IOException failure) {
        return failure instanceof FileSystemException named && named.getReason() != null
                ? named.getReason()
                : failure.getClass().getSimpleName();
    }
}
