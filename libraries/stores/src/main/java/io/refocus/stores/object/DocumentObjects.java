package io.refocus.stores.object;

import io.refocus.documents.Documents;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Records kept as JSON objects. */
public final class DocumentObjects {
    private static final String JSON = "application/json";

    private final ObjectStore store;

    public DocumentObjects(ObjectStore store) {
        this.store = store;
    }

    /** Writes the record if its key is free. @return whether it was written now */
    public boolean putIfAbsent(String key, Object value) {
        return store.putIfAbsent(key, bytes(value), JSON);
    }

    /** Replaces the record with this ETag. @return whether it still had it */
    public boolean replace(String key, Object value, String expectedEtag) {
        return store.replace(key, bytes(value), expectedEtag).isPresent();
    }

    /** @throws io.refocus.documents.BadDocumentException if the object is not such a record */
    public <T> Optional<StoredDocument<T>> find(String key, Class<T> type) {
        return store.find(key)
                .map(object -> new StoredDocument<>(
                        Documents.readJson(new String(object.bytes(), StandardCharsets.UTF_8), key, type),
                        object.etag()));
    }

    private static byte[] bytes(Object value) {
        return Documents.json(value).getBytes(StandardCharsets.UTF_8);
    }
}
