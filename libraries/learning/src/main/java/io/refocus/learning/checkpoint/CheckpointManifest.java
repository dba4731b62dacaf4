package io.refocus.learning.checkpoint;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.List;

/**
 * {@code manifest.json}: written last, so a folder that has one is complete.
 *
 * @param format {@link #FORMAT}
 * @param step steps completed
 * @param files every other file of the checkpoint
 */
public record CheckpointManifest(String format, long step, List<Item> files) {
    public static final String FORMAT = "refocus-checkpoint/1";
    public static final String FILE = "manifest.json";

    public CheckpointManifest {
        if (!FORMAT.equals(format)) {
            throw new IllegalValueException("format", format, FORMAT);
        }
        Legal.range("step", step, 0, Long.MAX_VALUE);
        files = Legal.nonEmpty("files", files);
    }

    /**
     * One file.
     *
     * @param name without folders
     * @param bytes its length
     * @param sha256 its digest, hex
     */
    public record Item(String name, long bytes, String sha256) {
        public Item {
            if (!name.matches("[a-z]+\\.(safetensors|json|jsonl)") || name.equals(FILE)) {
                throw new IllegalValueException("name", name, "a name such as generator.safetensors");
            }
            Legal.range("bytes", bytes, 0, Long.MAX_VALUE);
            if (!sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalValueException("sha256", sha256, "64 hex digits");
            }
        }
    }
}
