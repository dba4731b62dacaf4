package io.refocus.application.pairs;

import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.FileFault;
import io.refocus.datasets.Split;
import io.refocus.datasets.content.ContentCheck;
import io.refocus.datasets.content.PairContent;
import io.refocus.datasets.source.FolderTree;
import io.refocus.datasets.source.ListedPair;
import io.refocus.datasets.source.Listing;
import io.refocus.datasets.source.SourcePictures;
import io.refocus.documents.Digests;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PackedPicture;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureHeader;
import io.refocus.imaging.PictureSource;
import io.refocus.imaging.UnreadablePictureException;
import io.refocus.imaging.blur.BlurRecipe;
import io.refocus.imaging.memory.MemoryBudget;
import io.refocus.learning.checkpoint.FolderDeletion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Photographs blurred by a recipe, written as a folder of pairs with splits. */
record PhotographDraws(FolderTree photographs, long pixelBudget, BlurRecipe recipe, long seed, boolean quarantine) {
    /** Heap bytes for each pixel of a photograph beside the decoded one: the blurred picture, and a file while it grows. */
    private static final long DRAWING = 11;
    /** Of every file system that Linux has. */
    private static final int LONGEST_NAME_BYTES = 255;

    /**
     * Fills a folder, which appears complete or not at all.
     *
     * @return what people should know of the pairs
     * @throws RefocusException BAD_INPUT with a line for each photograph that cannot be used, REFUSED for what
     *     {@link io.refocus.datasets.content.ContentCheck} refuses
     */
    List<String> write(Listing listing, Path folder) {
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
            InspectedPairs drawn = InspectedPairs.joined(listing.pairs().parallelStream()
                    .map(photograph -> write(photograph, partial))
                    .toList());
            if (!quarantine) {
                refuse(drawn.faults());
            }
            ContentCheck.Checked checked = drawn.content().check(quarantine, "nothing was trained");
            for (DatasetPair pair : drawn.pairs()) {
                if (!checked.pairs().contains(pair)) {
                    Files.delete(file(partial, pair.split(), pair.name(), "blur"));
                    Files.delete(file(partial, pair.split(), pair.name(), "sharp"));
                }
            }
            move(partial, folder);
            List<String> notices = new ArrayList<>(PairNotices.of(FaultList.of(drawn.damaged()), checked.alike()));
            FaultList leftOut = FaultList.of(drawn.faults()).and(checked.leftOut());
            if (!leftOut.isEmpty()) {
                notices.add(PairNotices.leftOut(leftOut));
            }
            return notices;
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
                    "%s of %s cannot be used:%s"
                            .formatted(
                                    FaultList.of(faults).counted("photograph"),
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

    @SuppressWarnings("try") // the share is held while the work is done
    private InspectedPairs write(ListedPair photograph, Path root) {
        SourcePictures pictures = new SourcePictures(photographs, pixelBudget, DatasetConfig.SMALLEST_SIDE);
        List<DatasetPair> pairs = new ArrayList<>();
        Map<String, PairContent> contents = new TreeMap<>();
        try (MemoryBudget.Share share = share(photograph.sharp())) {
            pictures.decode(photograph.sharp()).ifPresent(sharp -> {
                try {
                    write(photograph, sharp, root, pairs, contents);
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot write pairs under " + root, e);
                }
            });
        }
        return new InspectedPairs(pairs, contents, pictures.faults(), pictures.remarks());
    }

    /** Of what is no picture, or too large to be taken, nothing: it is refused when it is decoded. */
    private MemoryBudget.Share share(String file) {
        byte[] encoded = photographs.read(file);
        long bytes = encoded.length;
        String what = file;
        try {
            PictureSource source = PictureCodec.open(ByteBuffer.wrap(encoded));
            PictureHeader header = source.header();
            if (header.pixels() <= pixelBudget) {
                bytes += source.decodingBytes() + DRAWING * header.pixels();
                what = String.format(Locale.ROOT, "%s of %dx%d pixels", file, header.width(), header.height());
            }
        } catch (UnreadablePictureException e) {
            // its file alone
        }
        return PairMemory.take(what, bytes);
    }

    /** The sharp picture is encoded once; its other names are links where the file system has them. */
    private void write(
            ListedPair photograph,
            SourcePictures.Decoded decoded,
            Path root,
            List<DatasetPair> pairs,
            Map<String, PairContent> contents)
            throws IOException {
        PackedPicture sharp = decoded.picture();
        String sharpSha256 = Digests.sha256(decoded.encoded());
        Path first = null;
        for (int draw = 0; draw < photograph.draws(); draw++) {
            String name = SourcePictures.drawName(photograph, draw);
            Path sharpFile = file(root, photograph.split(), name, "sharp");
            Files.createDirectories(sharpFile.getParent());
            if (first == null) {
                first = Files.write(sharpFile, PictureCodec.encode(sharp, PictureFormat.PNG));
            } else {
                link(first, sharpFile);
            }
            PackedPicture blurred = SourcePictures.blur(sharp, recipe, seed, name);
            Path blurredFile = file(root, photograph.split(), name, "blur");
            Files.createDirectories(blurredFile.getParent());
            byte[] png = PictureCodec.encode(blurred, PictureFormat.PNG);
            Files.write(blurredFile, png);
            contents.put(name, PairContent.made(blurred, sharp));
            pairs.add(new DatasetPair(
                    name,
                    photograph.scene(),
                    photograph.split(),
                    Digests.sha256(png),
                    sharpSha256,
                    sharp.width(),
                    sharp.height()));
        }
    }

    private static Path file(Path root, Split split, String name, String side) {
        int slash = name.lastIndexOf('/');
        Path scene = root.resolve(split.inWords()).resolve(name.substring(0, Math.max(0, slash)));
        return scene.resolve(side).resolve(name.substring(slash + 1) + ".png");
    }

    private static void link(Path file, Path other) throws IOException {
        try {
            Files.createLink(other, file);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(file, other);
        }
    }
}
