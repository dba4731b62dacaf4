package io.refocus.application.restore;

import io.refocus.datasets.source.SourceTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What lies in a folder of pictures beside those that can be restored. */
final class FolderEntries {
    private static final Set<String> SYSTEM = Set.of("thumbs.db", "desktop.ini", "__macosx", "@eadir");

    private static final Map<String, String> FORMATS = Map.of(
            ".heic", "HEIC",
            ".heif", "HEIF",
            ".avif", "AVIF",
            ".webp", "WebP",
            ".tif", "TIFF",
            ".tiff", "TIFF",
            ".gif", "GIF",
            ".bmp", "BMP",
            ".dng", "a raw format");

    private FolderEntries() {}

    /** Empty for a picture that can be restored. */
    static Optional<String> reasonToPassOver(Path entry) {
        String name = entry.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (name.startsWith(".") || SYSTEM.contains(lower)) {
            return Optional.of("hidden or of the system");
        }
        if (!Files.exists(entry)) {
            return Optional.of("a link to nothing");
        }
        if (Files.isDirectory(entry)) {
            return Optional.of("a folder: restore it by itself");
        }
        if (!Files.isRegularFile(entry)) {
            return Optional.of("not a file");
        }
        if (SourceTree.isPicture(name)) {
            return Optional.empty();
        }
        if (lower.endsWith(".jfif") || lower.endsWith(".jpe")) {
            return Optional.of("a JPEG by another name: rename it to .jpg");
        }
        String ending = lower.substring(Math.max(0, lower.lastIndexOf('.')));
        return Optional.of(
                FORMATS.containsKey(ending)
                        ? FORMATS.get(ending) + ": convert it to PNG or JPEG first"
                        : "not a PNG or JPEG by its name");
    }
}
