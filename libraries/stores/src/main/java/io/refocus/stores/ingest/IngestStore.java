package io.refocus.stores.ingest;

import io.refocus.datasets.source.ListedPair;
import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectKey;
import io.refocus.stores.object.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The chunks of sources that are being ingested: {@code ingests/<dataset>/<source digest>/list-<n>.json} and, beside each,
 * {@code checked-<n>.json}. Equal sources have equal chunks, so writing one again changes nothing. Thread-safe.
 */
public final class IngestStore {
    private static final int SMALLEST = 8;
    private static final int MOST = 500;

    private final ObjectStore store;
    private final DocumentObjects documents;

    public IngestStore(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
    }

    /** Prefix of a source's chunks; ends with a slash. The other methods take it. */
    public static String folder(String dataset, String sourceDigest) {
        return "ingests/" + ObjectKey.checkSegment("dataset", dataset) + "/"
                + Legal.sha256("sourceDigest", sourceDigest) + "/";
    }

    /** @return how many chunks it makes: at most 500, of at least 8 pairs each but the last */
    public int putList(String folder, List<ListedPair> pairs) {
        int size = Math.max(SMALLEST, (pairs.size() + MOST - 1) / MOST);
        int chunks = 0;
        for (int from = 0; from < pairs.size(); from += size) {
            List<ListedPair> part = pairs.subList(from, Math.min(from + size, pairs.size()));
            put(listKey(folder, chunks), new ListedChunk(List.copyOf(part)));
            chunks++;
        }
        return chunks;
    }

    /** @param chunk counted from 0 @throws RefocusException NOT_FOUND */
    public List<ListedPair> list(String folder, int chunk) {
        return read(listKey(folder, chunk), ListedChunk.class).pairs();
    }

    /** @return where they are, for {@link #checked} */
    public String putChecked(String folder, int chunk, CheckedChunk checked) {
        String key = folder + String.format(Locale.ROOT, "checked-%05d.json", chunk);
        put(key, checked);
        return key;
    }

    /** @throws RefocusException NOT_FOUND */
    public CheckedChunk checked(String key) {
        return read(key, CheckedChunk.class);
    }

    private <T> T read(String key, Class<T> type) {
        return documents
                .find(key, type)
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "the bucket has no %s; the ingest that listed it must be started again".formatted(key)))
                .value();
    }

    private void put(String key, Record document) {
        store.put(key, Documents.json(document).getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static String listKey(String folder, int chunk) {
        return folder + String.format(Locale.ROOT, "list-%05d.json", chunk);
    }
}
