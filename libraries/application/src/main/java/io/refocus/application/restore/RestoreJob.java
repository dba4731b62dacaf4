package io.refocus.application.restore;

import io.refocus.datasets.source.SourceTree;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pairs of input and output files.
 *
 * @param pairs at least one
 */
public record RestoreJob(List<Pair> pairs) {
    private static final List<String> ENDINGS = SourceTree.ENDINGS;

    /** A picture and the file for its restored one. */
    public record Pair(Path in, Path out) {
        /** The format that the ending of {@code out} names; empty where the file keeps its name, and so its format. */
        Optional<PictureFormat> wanted() {
            if (in.getFileName().equals(out.getFileName())) {
                return Optional.empty();
            }
            String name = out.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.endsWith(".png")) {
                return Optional.of(PictureFormat.PNG);
            }
            if (ENDINGS.stream().anyMatch(name::endsWith)) {
                return Optional.of(PictureFormat.JPEG);
            }
            throw new RefocusException(
                    Fault.BAD_INPUT, "-o is %s; expected a name ending in one of %s".formatted(out, ENDINGS));
        }
    }

    /**
     * A picture into a file, or the pictures of a folder into a folder, under their own names.
     *
     * @throws RefocusException NOT_FOUND if there is no {@code in}; BAD_INPUT if there is nothing to do or {@code out} is in the way
     */
    public static RestoreJob of(Path in, Path out) {
        if (!Files.exists(in)) {
            throw new RefocusException(
                    Fault.NOT_FOUND, "there is no %s; expected a picture or a folder of pictures".formatted(in));
        }
        if (Files.isDirectory(in)) {
            return folder(in, out);
        }
        Path target = Files.isDirectory(out) ? out.resolve(in.getFileName()) : out;
        if (same(in, target)) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "%s would be overwritten by its restored picture; name another -o".formatted(in));
        }
        return new RestoreJob(List.of(new Pair(in, target)));
    }

    private static RestoreJob folder(Path in, Path out) {
        if (Files.exists(out) && !Files.isDirectory(out) || same(in, out)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "-o is %s; expected another folder than %s, or one that does not exist yet".formatted(out, in));
        }
        try (Stream<Path> files = Files.list(in)) {
            List<Pair> pairs = files.filter(Files::isRegularFile)
                    .filter(file -> SourceTree.isPicture(file.getFileName().toString()))
                    .sorted()
                    .map(file -> new Pair(file, out.resolve(file.getFileName())))
                    .toList();
            if (pairs.isEmpty()) {
                throw new RefocusException(
                        Fault.BAD_INPUT, "%s holds no picture; expected files ending in %s".formatted(in, ENDINGS));
            }
            return new RestoreJob(pairs);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + in, e);
        }
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compare %s and %s".formatted(a, b), e);
        }
    }

    /** Restores one file. The target is complete or does not exist. @return the model that restored it */
    static String restore(Pair pair, PictureRestorer restorer) {
        try {
            byte[] encoded = Files.readAllBytes(pair.in());
            Optional<PictureFormat> wanted = pair.wanted();
            PictureRestorer.Restored restored =
                    restorer.restore(wanted.isPresent() ? lossless(encoded, wanted.get()) : encoded);
            Path target = pair.out().toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.write(part, as(wanted, restored.encoded()));
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return restored.model();
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "cannot restore %s into %s: %s".formatted(pair.in(), pair.out(), e), e);
        }
    }

    /** A JPEG with a PNG as target is converted first, so that the answer is lossless. */
    private static byte[] lossless(byte[] encoded, PictureFormat wanted) {
        boolean jpeg =
                PictureFormat.sniff(encoded).filter(PictureFormat.JPEG::equals).isPresent();
        return jpeg && wanted == PictureFormat.PNG ? transcoded(encoded, PictureFormat.PNG) : encoded;
    }

    private static byte[] as(Optional<PictureFormat> wanted, byte[] encoded) {
        return wanted.filter(format -> !PictureFormat.sniff(encoded).equals(Optional.of(format)))
                .map(format -> transcoded(encoded, format))
                .orElse(encoded);
    }

    private static byte[] transcoded(byte[] encoded, PictureFormat format) {
        return PictureCodec.encode(PictureCodec.decode(encoded, LocalRestorer.PIXEL_BUDGET), format);
    }
}
