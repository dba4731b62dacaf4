package io.refocus.application.pairs;

import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.Picture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.learning.checkpoint.FolderDeletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Photographs blurred by a recipe, written as a folder of pairs with splits. */
record PhotographDraws(FolderTree photographs, long pixelBudget, BlurRecipe recipe, long seed) {
    /** Of every file system that Linux has. */
    private static final int LONGEST_NAME_BYTES = 255;

    /**
     * Fills a folder, which appears complete or not at all.
     *
     * @throws RefocusException BAD_INPUT with a line for each photograph that cannot be used
     */
    void write(Listing listing, Path folder) {
        Path partial = folder.resolveSibling(String.format(
                Locale.ROOT,
                ".%s.%d",
                folder.getFileName(),
                ProcessHandle.current().pid()));
        refuse(listing.pairs().stream()
                .flatMap(photograph -> tooLong(photograph).stream())
                .toList());
        try {
            Files.createDirectories(partial);
            deleteAbandoned(partial);
            refuse(listing.pairs().parallelStream()
                    .flatMap(photograph -> write(photograph, partial).stream())
                    .toList());
            move(partial, folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the pairs in " + folder, e);
        } finally {
            delete(partial);
        }
    }

    private void refuse(List<FileFault> faults) {
        if (!faults.isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "%d photographs of %s cannot be used:%s",
                            faults.size(),
                            photographs.root(),
                            FaultList.of(faults).describe()));
        }
    }

    private static Optional<FileFault> tooLong(ListedPair photograph) {
        int bytes = fileName(photograph, photograph.draws() - 1).getBytes(StandardCharsets.UTF_8).length;
        return bytes <= LONGEST_NAME_BYTES
                ? Optional.empty()
                : Optional.of(new FileFault(
                        photograph.sharp(),
                        String.format(
                                Locale.ROOT,
                                "the name of a pair made of it has %d bytes; expected at most %d",
                                bytes,
                                LONGEST_NAME_BYTES)));
    }

    private static String fileName(ListedPair photograph, int draw) {
        String name = SourcePictures.drawName(photograph, draw);
        return name.substring(name.lastIndexOf('/') + 1) + ".png";
    }

    /** Another process may have made the same pairs meanwhile; then they are used. */
    private static void move(Path partial, Path folder) throws IOException {
        try {
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Leftovers of a process that was ended while blurring. */
    private static void deleteAbandoned(Path own) throws IOException {
        String name = own.getFileName().toString();
        String stem = name.substring(0, name.lastIndexOf('.') + 1);
        List<Path> others;
        try (Stream<Path> siblings = Files.list(own.getParent())) {
            others = siblings.filter(path -> path.getFileName().toString().startsWith(stem))
                    .toList();
        }
        for (Path other : others) {
            String pid = other.getFileName().toString().substring(stem.length());
            if (pid.matches("\\d+") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                FolderDeletion.delete(other);
            }
        }
    }

    private static void delete(Path partial) {
        try {
            FolderDeletion.delete(partial);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + partial, e);
        }
    }

    private List<FileFault> write(ListedPair photograph, Path root) {
        SourcePictures pictures = new SourcePictures(photographs, pixelBudget, PairFolder.SMALLEST_SIDE);
        pictures.decode(photograph.sharp()).ifPresent(sharp -> {
            try {
                write(photograph, sharp.picture(), root);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write pairs under " + root, e);
            }
        });
        return pictures.faults();
    }

    /** The sharp picture is encoded once; its other names are links where the file system has them. */
    private void write(ListedPair photograph, Picture sharp, Path root) throws IOException {
        Path split = root.resolve(photograph.split().name().toLowerCase(Locale.ROOT));
        Path parent = Path.of(photograph.name()).getParent();
        Path scene = parent == null ? split : split.resolve(parent.toString());
        Path first = null;
        for (int draw = 0; draw < photograph.draws(); draw++) {
            String name = SourcePictures.drawName(photograph, draw);
            Path file = Path.of(fileName(photograph, draw));
            Path sharpFile = Files.createDirectories(scene.resolve("sharp")).resolve(file);
            if (first == null) {
                first = Files.write(sharpFile, PictureCodec.encode(sharp, PictureFormat.PNG));
            } else {
                link(first, sharpFile);
            }
            Picture blurred = SourcePictures.blur(sharp, recipe, seed, name);
            Path blurredFile = Files.createDirectories(scene.resolve("blur")).resolve(file);
            Files.write(blurredFile, PictureCodec.encode(blurred, PictureFormat.PNG));
        }
    }

    private static void link(Path file, Path other) throws IOException {
        try {
            Files.createLink(other, file);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(file, other);
        }
    }
}
