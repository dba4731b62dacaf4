package io.refocus.application.dataset;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.documents.BadDocumentException;
import io.refocus.documents.Documents;
import io.refocus.imaging.blur.BlurRecipe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of {@code configs/datasets}. */
public final class DatasetFiles {
    private DatasetFiles() {}

    /** Reads a configuration and checks its blur recipe too, which the workflow passes on unread. */
    public static DatasetConfig read(Path yaml) {
        DatasetConfig config = DatasetConfig.read(yaml);
        if (config.source() instanceof DatasetSource.Photographs photographs) {
            Documents.bind(photographs.blur(), yaml + ": source.blur", BlurRecipe.class);
        }
        return config;
    }

    /** The shipped configuration that makes a dataset of this name. */
    public static Optional<Path> making(String name, Path configs) {
        try (Stream<Path> files = Files.list(configs.resolve("datasets"))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .filter(file -> makes(file, name))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + configs.resolve("datasets"), e);
        }
    }

    private static boolean makes(Path file, String name) {
        try {
            return DatasetConfig.read(file).name().equals(name);
        } catch (BadDocumentException e) {
            return false; // its error is reported when it is ingested
        }
    }
}
