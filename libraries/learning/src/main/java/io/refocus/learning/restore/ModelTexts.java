package io.refocus.learning.restore;

import io.refocus.learning.checkpoint.BadWeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads the small files of a model folder. */
final class ModelTexts {
    private static final long LARGEST_BYTES = 1 << 20;

    private ModelTexts() {}

    static String text(Path file) {
        try {
            if (Files.size(file) > LARGEST_BYTES) {
                throw new BadWeightsException(
                        file,
                        String.format(
                                Locale.ROOT, "%d bytes; expected at most %d of JSON", Files.size(file), LARGEST_BYTES));
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new BadWeightsException(
                    file, "is missing or unreadable. A model folder holds model.safetensors and model.json", e);
        }
    }
}
