package io.refocus.stores.trial;

import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import io.refocus.stores.object.FileDigest;
import java.util.List;

/**
 * A model directory in the bucket: {@code model.safetensors} and {@code model.json}.
 *
 * @param prefix ends with a slash
 */
public record StoredModelFiles(String prefix, List<FileDigest> files) {
    public StoredModelFiles {
        if (!Legal.text("prefix", prefix).endsWith("/")) {
            throw new IllegalValueException("prefix", prefix, "text that ends with '/'");
        }
        files = Legal.nonEmpty("files", files);
    }
}
