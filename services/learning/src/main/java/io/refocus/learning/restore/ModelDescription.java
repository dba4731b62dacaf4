package io.refocus.learning.restore;

import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.learning.network.GeneratorSpec;
import java.nio.file.Path;

/**
 * {@code model.json}: everything needed to build a served generator and to say where it comes from.
 *
 * @param format {@link #FORMAT}
 * @param network the generator to build
 * @param weightsSha256 digest of {@code model.safetensors} beside it
 */
public record ModelDescription(String format, GeneratorSpec network, String weightsSha256, Lineage lineage) {
    public static final String FORMAT = "refocus-model/1";
    static final String FILE = "model.json";
    static final String WEIGHTS_FILE = "model.safetensors";

    public ModelDescription {
        if (!FORMAT.equals(format)) {
            throw new IllegalValueException("format", format, FORMAT);
        }
        Legal.required("network", network);
        Legal.required("weightsSha256", weightsSha256);
        Legal.required("lineage", lineage);
    }

    /** Reads the description in a model folder without loading its weights. */
    public static ModelDescription read(Path modelDirectory) {
        Path file = modelDirectory.resolve(FILE);
        return Documents.readJson(ModelFiles.text(file), file.toString(), ModelDescription.class);
    }
}
