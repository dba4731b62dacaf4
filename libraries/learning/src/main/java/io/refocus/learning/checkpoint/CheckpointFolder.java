package io.refocus.learning.checkpoint;

import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.learning.checkpoint.CheckpointManifest.Item;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A checkpoint being written: filled under a hidden name in the same folder, renamed when complete. */
final class CheckpointFolder {
    private final Path target;
    private final Path partial;
    private final List<String> names = new ArrayList<>();

    CheckpointFolder(Path target) {
        this.target = target.toAbsolutePath();
        this.partial = this.target.resolveSibling("." + this.target.getFileName() + ".partial");
        try {
            FolderDeletion.delete(partial);
            Files.createDirectories(partial);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + partial, e);
        }
    }

    /** Path for writing the file of this name. */
    Path add(String name) {
        names.add(name);
        return partial.resolve(name);
    }

    void write(String name, String text) {
        writeForced(add(name), text);
    }

    void complete(long step) {
        try {
            List<Item> items = new ArrayList<>();
            for (String name : names) {
                Path file = partial.resolve(name);
                items.add(new Item(name, Files.size(file), Digests.sha256(file)));
            }
            CheckpointManifest manifest = new CheckpointManifest(CheckpointManifest.FORMAT, step, items);
            writeForced(partial.resolve(CheckpointManifest.FILE), Documents.json(manifest));
            force(partial);
            FolderDeletion.delete(target);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            force(target.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot complete " + target, e);
        }
    }

    private static void writeForced(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
            force(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** Waits until it is on the disk; also for folders, because their entries are data too. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
