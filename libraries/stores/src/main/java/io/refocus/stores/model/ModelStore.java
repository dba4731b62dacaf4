package io.refocus.stores.model;

import io.refocus.documents.Digests;
import io.refocus.documents.Legal;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectFolder;
import io.refocus.stores.object.ObjectStore;
import java.nio.file.Path;
import java.util.List;

/** The files of registered model versions: {@code model.safetensors}, and {@code model.json} written last. */
public final class ModelStore {
    private static final String DESCRIPTION = "model.json";

    private final ObjectStore store;

    public ModelStore(ObjectStore store) {
        this.store = store;
    }

    /**
     * Publishes a model directory. Publishing the same again changes nothing.
     *
     * @throws RefocusException REFUSED if this version exists with another description: versions are immutable
     */
    public void publish(String model, int version, Path directory) {
        String prefix = prefix(model, version);
        if (!store.exists(prefix + DESCRIPTION)) {
            new ObjectFolder(store, prefix).upload(directory, DESCRIPTION);
            return;
        }
        String published = Digests.sha256(store.get(prefix + DESCRIPTION));
        String given = Digests.sha256(directory.resolve(DESCRIPTION));
        if (!published.equals(given)) {
            throw new RefocusException(
                    Fault.REFUSED,
                    "version %d of model %s is published with another %s (SHA-256 %s, given %s); versions are immutable"
                            .formatted(version, model, DESCRIPTION, published, given));
        }
    }

    /** Whether a version is there, wholly published. */
    public boolean exists(String model, int version) {
        return store.exists(prefix(model, version) + DESCRIPTION);
    }

    /** Downloads a version's files, digests checked. @throws RefocusException NOT_FOUND if it is not, or not wholly, published */
    public void fetch(String model, int version, Path directory) {
        String prefix = prefix(model, version);
        List<ObjectEntry> files = store.list(prefix);
        if (files.stream().noneMatch(file -> file.key().equals(prefix + DESCRIPTION))) {
            throw new RefocusException(
                    Fault.NOT_FOUND, "the bucket has no complete version %d of model %s".formatted(version, model));
        }
        for (ObjectEntry file : files) {
            store.download(file.key(), directory.resolve(file.key().substring(prefix.length())));
        }
    }

    /** Where a version's files are; ends with a slash. */
    public static String prefix(String model, int version) {
        return "models/" + Legal.name("model", model) + "/" + Legal.range("version", version, 1, Integer.MAX_VALUE)
                + "/";
    }
}
