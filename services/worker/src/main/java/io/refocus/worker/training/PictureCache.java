package io.refocus.worker.training;

import io.refocus.stores.dataset.DatasetStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Encoded pictures, fetched from the store once and kept in a folder. */
public final class PictureCache {
    private final DatasetStore datasets;
    private final Path folder;

    public PictureCache(DatasetStore datasets, Path folder) {
        this.datasets = datasets;
        this.folder = folder;
    }

    byte[] encoded(String sha256) {
        Path file = folder.resolve(sha256);
        try {
            if (Files.exists(file)) {
                return Files.readAllBytes(file);
            }
            byte[] encoded = datasets.picture(sha256);
            Path part = Files.createTempFile(folder, sha256, ".part");
            Files.write(part, encoded);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return encoded;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep picture " + sha256 + " in " + folder, e);
        }
    }
}
