package io.refocus.learning.restore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The models that ship with Refocus: folders with {@code model.json} and {@code model.safetensors}, known by their names. */
public final class ShippedModels {
    private static final String STANDARD = "deblur";

    private final Supplier<Path> folder;

    private ShippedModels(Supplier<Path> folder) {
        this.folder = folder;
    }

    /** The models in {@code models/} of the checkout when this program was built; each is read at first use. */
    public static ShippedModels ofThisBuild() {
        return new ShippedModels(() -> Built.FOLDER);
    }

    /** The models in a folder, which may be missing. */
    public static ShippedModels in(Path folder) {
        return new ShippedModels(() -> folder);
    }

    /** In alphabetical order. */
    public List<String> names() {
        if (!Files.isDirectory(folder.get())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder.get())) {
            return folders.filter(model -> Files.isRegularFile(model.resolve(ModelDescription.FILE)))
                    .map(model -> model.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the shipped models in " + folder.get(), e);
        }
    }

    /** The one that restores where none is named: {@value #STANDARD}, where it does not ship the first. */
    public Optional<String> standard() {
        List<String> names = names();
        return names.contains(STANDARD) ? Optional.of(STANDARD) : names.stream().findFirst();
    }

    /**
     * The folder of a model, for {@link Restorer#load} and {@link ModelDescription#read}; empty if there is none of
     * that name.
     */
    public Optional<Path> find(String name) {
        return names().contains(name) ? Optional.of(folder.get().resolve(name)) : Optional.empty();
    }

    /** Beside the classes, in a folder or in the jar, which stays open. */
    private static final class Built {
        static final Path FOLDER = root(location()).resolve("io/refocus/learning/models");

        /** The folder or jar that this class was loaded from. */
        private static Path location() {
            try {
                return Path.of(ShippedModels.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI());
            } catch (URISyntaxException e) {
                throw new IllegalStateException("cannot tell where the shipped models lie", e);
            }
        }

        private static Path root(Path location) {
            try {
                return Files.isDirectory(location)
                        ? location
                        : FileSystems.newFileSystem(location, (ClassLoader) null)
                                .getPath("/");
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + location, e);
            }
        }
    }
}
