package io.refocus.cli.restore;

import io.refocus.cli.shell.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The generator that ships with the checkout: a folder below {@code models/} with {@code model.json}. */
public final class Pretrained {
    private Pretrained() {}

    /** The first by name; empty if none ships. */
    public static Optional<Path> model(Places places) {
        if (!Files.isDirectory(places.models())) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(places.models())) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve("model.json")))
                    .sorted()
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + places.models(), e);
        }
    }
}
