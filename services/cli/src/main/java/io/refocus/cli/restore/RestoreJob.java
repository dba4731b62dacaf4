package io.refocus.cli.restore;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which files are restored into which.
 *
 * @param pairs at least one
 */
public record RestoreJob(List<Pair> pairs) {
    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg");

    /** A picture and where its restored one goes. */
    public record Pair(Path in, Path out) {}

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
                    .filter(RestoreJob::named)
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

    private static boolean named(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compare %s and %s".formatted(a, b), e);
        }
    }

    /** Restores one file. The target is there whole or not at all. @return which model did it */
    static String restore(Pair pair, PictureRestorer restorer) {
        try {
            byte[] encoded = Files.readAllBytes(pair.in());
            PictureFormat.sniff(encoded).ifPresent(format -> requireEnding(pair, format));
            PictureRestorer.Restored restored = restorer.restore(encoded);
            Path target = pair.out().toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path part = target.resolveSibling(target.getFileName() + ".part");
            Files.write(part, restored.encoded());
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            return restored.model();
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "cannot restore %s into %s: %s".formatted(pair.in(), pair.out(), e), e);
        }
    }

    /** Pictures come back in the format they had; a file of another name would lie. */
    private static void requireEnding(Pair pair, PictureFormat format) {
        String name = pair.out().getFileName().toString().toLowerCase(Locale.ROOT);
        List<String> legal = format == PictureFormat.PNG ? List.of(".png") : List.of(".jpg", ".jpeg");
        if (!pair.in().getFileName().equals(pair.out().getFileName())
                && legal.stream().noneMatch(name::endsWith)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    "%s is a %s and comes back as one, but -o is %s; expected a name ending in %s"
                            .formatted(pair.in(), format, pair.out(), String.join(" or ", legal)));
        }
    }
}
