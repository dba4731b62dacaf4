package io.refocus.worker.ingest;

import io.refocus.datasets.source.ListedPair;
import io.refocus.documents.Documents;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists of pairs on their way, in the bucket; each is named by what it was made of. */
final class Chunks {
    private static final int SMALLEST = 8;
    private static final int MOST = 500;

    private final ObjectStore store;
    private final DocumentObjects documents;

    Chunks(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
    }

    /** @return how many chunks it makes: at most 500, of at least 8 pairs each but the last */
    int write(String prefix, List<ListedPair> pairs) {
        int size = Math.max(SMALLEST, (pairs.size() + MOST - 1) / MOST);
        int chunks = 0;
        for (int from = 0; from < pairs.size(); from += size) {
            List<ListedPair> part = pairs.subList(from, Math.min(from + size, pairs.size()));
            put(listKey(prefix, chunks), new ListedChunk(List.copyOf(part)));
            chunks++;
        }
        return chunks;
    }

    ListedChunk read(String prefix, int chunk) {
        return documents
                .find(listKey(prefix, chunk), ListedChunk.class)
                .orElseThrow()
                .value();
    }

    String writeChecked(String prefix, int chunk, CheckedChunk checked) {
        String key = prefix + "checked-%05d.json".formatted(chunk);
        put(key, checked);
        return key;
    }

    CheckedChunk readChecked(String key) {
        return documents.find(key, CheckedChunk.class).orElseThrow().value();
    }

    private void put(String key, Record document) {
        store.put(key, Documents.json(document).getBytes(StandardCharsets.UTF_8), "application/json");
    }

    private static String listKey(String prefix, int chunk) {
        return prefix + "list-%05d.json".formatted(chunk);
    }
}
