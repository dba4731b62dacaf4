package io.refocus.learning.restore;

import io.refocus.learning.checkpoint.BadWeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the small files of a model folder. */
final class ModelFiles {
    private ModelFiles() {}

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadWeightsException(
                    file, "is missing or unreadable. A model folder holds model.safetensors and model.json", e);
        }
    }
}
