package io.refocus.worker.training;

import io.refocus.stores.dataset.DatasetStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Encoded pictures by their digests, fetched from the store once and kept in a folder, for all attempts of this worker and of those
 * after it. Bounded: the pictures that were not read for longest make room.
 */
public final class PictureCache {
    private static final String PART = ".part";

    private final DatasetStore datasets;
    private final Path folder;
    private final long mostBytes;
    private final Map<String, Long> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private PictureCache(DatasetStore datasets, Path folder, long mostBytes) {
        this.datasets = datasets;
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /** Takes over what the folder holds, less what a writer that was killed left behind. */
    public static PictureCache open(DatasetStore datasets, Path folder, long mostBytes) {
        PictureCache cache = new PictureCache(datasets, folder, mostBytes);
        try {
            Files.createDirectories(folder);
            for (Path file : longestUnreadFirst(folder)) {
                if (file.toString().endsWith(PART)) {
                    Files.deleteIfExists(file);
                } else {
                    cache.keep(file.getFileName().toString(), Files.size(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep pictures in " + folder, e);
        }
        return cache;
    }

    private static List<Path> longestUnreadFirst(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .toList();
        }
    }

    byte[] encoded(String sha256) {
        try {
            if (has(sha256)) {
                Path file = folder.resolve(sha256);
                byte[] encoded = Files.readAllBytes(file);
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return encoded;
            }
            return fetched(sha256);
        } catch (NoSuchFileException e) { // it made room meanwhile
            return datasets.picture(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep picture " + sha256 + " in " + folder, e);
        }
    }

    private byte[] fetched(String sha256) throws IOException {
        byte[] encoded = datasets.picture(sha256);
        if (encoded.length <= mostBytes) {
            Path part = Files.createTempFile(folder, sha256, PART);
            Files.write(part, encoded);
            Files.move(
                    part, folder.resolve(sha256), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            keep(sha256, encoded.length);
        }
        return encoded;
    }

    private synchronized boolean has(String sha256) {
        return kept.get(sha256) != null;
    }

    /** What is kept now, in bytes. */
    synchronized long bytes() {
        return bytes;
    }

    private synchronized void keep(String sha256, long size) throws IOException {
        Long before = kept.put(sha256, size);
        bytes += size - (before == null ? 0 : before);
        Iterator<Map.Entry<String, Long>> longestUnread = kept.entrySet().iterator();
        while (bytes > mostBytes && longestUnread.hasNext()) {
            Map.Entry<String, Long> oldest = longestUnread.next();
            Files.deleteIfExists(folder.resolve(oldest.getKey()));
            bytes -= oldest.getValue();
            longestUnread.remove();
        }
    }
}
