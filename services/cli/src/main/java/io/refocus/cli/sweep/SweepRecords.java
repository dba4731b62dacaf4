package io.refocus.cli.sweep;

import io.refocus.documents.Documents;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.object.StoredDocument;
import io.refocus.workflows.search.SweepProgress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The leaderboards that the worker keeps in the bucket, when a sweep starts and when it ends: the Temporal server may forget. */
public final class SweepRecords {
    private final ObjectStore store;
    private final DocumentObjects documents;

    public SweepRecords(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
    }

    /** @param recorded when the record was last written */
    public record Entry(Instant recorded, SweepProgress progress) {}

    public Optional<SweepProgress> find(String sweepId) {
        return documents
                .find(SweepProgress.recordKey(sweepId), SweepProgress.class)
                .map(StoredDocument::value);
    }

    /** All of them, the latest first. */
    public List<Entry> list() {
        return store.list(SweepProgress.RECORDS).stream()
                .sorted(Comparator.comparing(ObjectEntry::lastModified).reversed())
                .map(object -> new Entry(object.lastModified(), read(object.key())))
                .toList();
    }

    private SweepProgress read(String key) {
        String json = new String(store.get(key), StandardCharsets.UTF_8);
        return Documents.readJson(json, key, SweepProgress.class);
    }
}
