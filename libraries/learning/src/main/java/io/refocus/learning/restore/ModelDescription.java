package io.refocus.learning.restore;

import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.learning.checkpoint.BadWeightsException;
import io.refocus.learning.checkpoint.SafeTensors;
import io.refocus.learning.checkpoint.Tensor;
import io.refocus.learning.network.GeneratorSpec;
import io.refocus.learning.network.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * {@code model.json}: everything needed to build a served generator, and its lineage.
 *
 * @param format {@link #FORMAT}
 * @param network the generator to build
 * @param weightsSha256 digest of {@code model.safetensors} beside it
 */
public record ModelDescription(String format, GeneratorSpec network, String weightsSha256, Lineage lineage) {
    public static final String FORMAT = "refocus-model/1";
    public static final String FILE = "model.json";
    public static final String WEIGHTS_FILE = "model.safetensors";

    public ModelDescription {
        if (!FORMAT.equals(format)) {
            throw new IllegalValueException("format", format, FORMAT);
        }
        Legal.required("network", network);
        if (!network.equals(network.published())) {
            throw new IllegalValueException(
                    "network", "one that reads a file", "one whose weights are all in the model");
        }
        Legal.required("weightsSha256", weightsSha256);
        Legal.required("lineage", lineage);
    }

    /** Reads the description in a model folder without loading its weights. */
    public static ModelDescription read(Path modelDirectory) {
        Path file = modelDirectory.resolve(FILE);
        return Documents.readJson(ModelTexts.text(file), file.toString(), ModelDescription.class);
    }

    /**
     * The weights in the folder this was read from: every tensor's name, type, shape and values are checked, and the digest
     * compared.
     *
     * @throws BadWeightsException naming the file, and the tensor where there is one, if it is missing, damaged or of another
     *     network
     */
    public SortedMap<String, Tensor> weights(Path modelDirectory) {
        Path file = modelDirectory.resolve(WEIGHTS_FILE);
        if (!Files.isRegularFile(file)) {
            throw new BadWeightsException(file, "is missing; a model folder holds it beside model.json");
        }
        // before the digest, so that an error inside names the tensor
        SortedMap<String, Tensor> tensors = SafeTensors.read(file, Network.shapes(network));
        String sha256 = Digests.sha256(file);
        if (!sha256.equals(weightsSha256)) {
            throw new BadWeightsException(
                    file,
                    "digest %s; expected %s by model.json. Was the file changed?".formatted(sha256, weightsSha256));
        }
        return tensors;
    }
}
