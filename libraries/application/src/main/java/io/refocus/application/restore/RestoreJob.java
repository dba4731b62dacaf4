package io.refocus.application.restore;

import io.refocus.datasets.source.SourceTree;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.PictureCodec;
import io.refocus.imaging.PictureFormat;
import io.refocus.imaging.PictureHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Pairs of input and output files.
 *
 * @param pairs at least one
 * @param passedOver what else lies in the folder, with the reason why it is not restored
 */
public record RestoreJob(List<Pair> pairs, List<PassedOver> passedOver) {
    private static final List<String> ENDINGS = SourceTree.ENDINGS;

    /** Something in the folder that is not restored, by its name. */
    public record PassedOver(String file, String reason) {}

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
                    Fault.BAD_INPUT,
                    String.format(Locale.ROOT, "-o is %s; expected a name ending in one of %s", out, ENDINGS));
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
                    Fault.NOT_FOUND,
                    String.format(Locale.ROOT, "there is no %s; expected a picture or a folder of pictures", in));
        }
        if (Files.isDirectory(in)) {
            return folder(in, out);
        }
        Path target = Files.isDirectory(out) ? out.resolve(in.getFileName()) : out;
        if (same(in, target)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(Locale.ROOT, "%s would be overwritten by its restored picture; name another -o", in));
        }
        return new RestoreJob(List.of(new Pair(in, target)), List.of());
    }

    private static RestoreJob folder(Path in, Path out) {
        if (Files.exists(out) && !Files.isDirectory(out) || same(in, out)) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "-o is %s; expected another folder than %s, or one that does not exist yet",
                            out,
                            in));
        }
        List<Pair> pairs = new ArrayList<>();
        List<PassedOver> passedOver = new ArrayList<>();
        for (Path file : sorted(in)) {
            Optional<String> reason = FolderEntries.reasonToPassOver(file);
            if (reason.isEmpty()) {
                pairs.add(new Pair(file, out.resolve(file.getFileName())));
            } else {
                passedOver.add(new PassedOver(file.getFileName().toString(), reason.get()));
            }
        }
        if (pairs.isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "%s holds no picture; expected files ending in %s%s",
                            in,
                            ENDINGS,
                            passedOver.isEmpty() ? "" : "; it holds " + words(passedOver)));
        }
        return new RestoreJob(List.copyOf(pairs), List.copyOf(passedOver));
    }

    private static String words(List<PassedOver> entries) {
        String first = entries.stream()
                .limit(3)
                .map(entry -> entry.file() + " (" + entry.reason() + ")")
                .collect(Collectors.joining(", "));
        return entries.size() > 3 ? first + String.format(Locale.ROOT, " and %d more", entries.size() - 3) : first;
    }

    private static List<Path> sorted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder, e);
        }
    }

    private static boolean same(Path a, Path b) {
        try {
            return Files.exists(b) && Files.isSameFile(a, b);
        } catch (IOException e) {
            throw new UncheckedIOException(String.format(Locale.ROOT, "cannot compare %s and %s", a, b), e);
        }
    }

    /** Restores one file. The target is complete or does not exist. */
    static PictureRestorer.Restored restore(Pair pair, PictureRestorer restorer) {
        try {
            Optional<PictureFormat> wanted = pair.wanted();
            if (wanted.isPresent()) {
                requireSides(pair.in(), wanted.get());
            }
            Path target = pair.out().toAbsolutePath();
            Files.createDirectories(target.getParent());
            Path part = target.resolveSibling(String.format(
                    Locale.ROOT, ".refocus-%s.part", UUID.randomUUID())); // the target's name may be of full length
            try {
                PictureRestorer.Restored restored = restorer.restore(pair.in(), part, wanted);
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
                return restored;
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(Locale.ROOT, "cannot restore %s into %s: %s", pair.in(), pair.out(), e),
                    e);
        }
    }

    /** Before the work, not after it. */
    private static void requireSides(Path in, PictureFormat wanted) throws IOException {
        if (wanted.longestSide() == Integer.MAX_VALUE) {
            return;
        }
        try (FileChannel file = FileChannel.open(in)) {
            PictureHeader header = PictureCodec.open(
                            file.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(file.size(), Integer.MAX_VALUE)))
                    .header();
            wanted.requireSides(header.width(), header.height());
        }
    }
}
