package io.refocus.learning.checkpoint;

import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.fault.RefocusException;
import io.refocus.learning.checkpoint.CheckpointManifest.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/**
 * A folder with everything a training needs to continue: files of weights ({@code NAME.safetensors}),
 * {@code state.json}, texts such as the journal and, written last, {@code manifest.json} with the digest of each.
 */
public final class Checkpoint {
    private static final String STATE = "state.json";

    private final Path directory;
    private final CheckpointManifest manifest;

    private Checkpoint(Path directory, CheckpointManifest manifest) {
        this.directory = directory;
        this.manifest = manifest;
    }

    /**
     * What is written.
     *
     * @param step steps completed
     * @param weights tensors by file name without ending, then by tensor name
     * @param state a record that {@link Documents} can write
     * @param texts what else is to be kept, by file name
     */
    public record Contents(
            long step, Map<String, Map<String, Tensor>> weights, Record state, Map<String, String> texts) {}

    /**
     * Writes a checkpoint. The folder gets its name only when it is complete and on the disk; an older folder of that
     * name is replaced.
     */
    public static void write(Path directory, Contents contents) {
        CheckpointFolder folder = new CheckpointFolder(directory);
        contents.weights().forEach((name, tensors) -> SafeTensors.write(folder.add(name + ".safetensors"), tensors));
        folder.write(STATE, Documents.json(contents.state()));
        contents.texts().forEach(folder::write);
        folder.complete(contents.step());
    }

    /**
     * Opens a checkpoint and checks length and digest of all its files.
     *
     * @throws BadWeightsException if there is no manifest or a file is not what the manifest says
     */
    public static Checkpoint open(Path directory) {
        Path file = directory.resolve(CheckpointManifest.FILE);
        CheckpointManifest manifest = bind(file, CheckpointManifest.class);
        manifest.files().forEach(item -> verify(directory.resolve(item.name()), item));
        return new Checkpoint(directory, manifest);
    }

    public Path directory() {
        return directory;
    }

    /** Steps completed when it was written. */
    public long step() {
        return manifest.step();
    }

    /** The state, bound to the record it was written from. */
    public <T extends Record> T state(Class<T> type) {
        return bind(listed(STATE), type);
    }

    /** One of the texts, by its file name. */
    public String text(String name) {
        return read(listed(name));
    }

    /**
     * One file of weights.
     *
     * @param name file name without ending
     * @param expected shapes by tensor name; all of them must be there and no others
     */
    public SortedMap<String, Tensor> weights(String name, Map<String, long[]> expected) {
        return SafeTensors.read(listed(name + ".safetensors"), expected);
    }

    /** Files the manifest does not list were not verified and are not read. */
    private Path listed(String name) {
        if (manifest.files().stream().noneMatch(item -> item.name().equals(name))) {
            throw new BadWeightsException(
                    directory.resolve(CheckpointManifest.FILE), "does not list " + name + "; expected it to");
        }
        return directory.resolve(name);
    }

    private static void verify(Path file, Item item) {
        try {
            long bytes = Files.size(file);
            if (bytes != item.bytes()) {
                throw new BadWeightsException(
                        file,
                        String.format(
                                Locale.ROOT,
                                "%d bytes; expected %d by its manifest. Is the file truncated?",
                                bytes,
                                item.bytes()));
            }
        } catch (IOException e) {
            throw new BadWeightsException(file, "is missing; its manifest lists it", e);
        }
        String sha256 = Digests.sha256(file);
        if (!sha256.equals(item.sha256())) {
            throw new BadWeightsException(
                    file,
                    "digest %s; expected %s by its manifest. Was the file changed?".formatted(sha256, item.sha256()));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadWeightsException(file, "is missing or unreadable. Is the checkpoint complete?", e);
        }
    }

    private static <T> T bind(Path file, Class<T> type) {
        try {
            return Documents.readJson(read(file), file.toString(), type);
        } catch (BadWeightsException e) {
            throw e;
        } catch (RefocusException e) {
            throw new BadWeightsException(file, e.getMessage(), e);
        }
    }
}
