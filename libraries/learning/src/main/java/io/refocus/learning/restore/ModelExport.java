package io.refocus.learning.restore;

import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.network.GeneratorSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes a trained generator as a folder that {@link Restorer} can load. */
public final class ModelExport {
    private ModelExport() {}

    /** Weights first, the description with their digest last. */
    public static void write(Path directory, GeneratorSpec network, Map<String, Tensor> weights, Lineage lineage) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(ModelDescription.WEIGHTS_FILE);
            SafeTensors.write(file, weights);
            ModelDescription description =
                    new ModelDescription(ModelDescription.FORMAT, network.published(), Digests.sha256(file), lineage);
            Files.writeString(directory.resolve(ModelDescription.FILE), Documents.json(description));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the model to " + directory, e);
        }
    }
}
