package io.refocus.stores.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectKey;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.object.StoredDocument;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sweeps that were started, {@code sweeps/<sweep id>.json}, what they proposed, {@code searches/<sweep id>/<number>.json}, and what
 * was changed of them by hand, {@code steering/<sweep id>/<number>.json}. Thread-safe.
 */
public final class SweepStore {
    private static final String PREFIX = "sweeps/";
    private static final String PROPOSALS = "searches/";
    private static final String CHANGES = "steering/";
    private static final String ENDING = ".json";

    private final ObjectStore store;
    private final DocumentObjects documents;

    public SweepStore(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
    }

    /** Records a start; a sweep started again keeps its first record. */
    public void putStarted(SweepRecord record) {
        documents.putIfAbsent(key(record.sweepId()), record);
    }

    /** Records a finished leaderboard over any earlier one; does nothing if the sweep was never recorded. */
    public void putFinished(String sweepId, JsonNode leaderboard) {
        Optional<StoredDocument<SweepRecord>> found = documents.find(key(sweepId), SweepRecord.class);
        found.ifPresent(record -> documents.replace(key(sweepId), record.value().finished(leaderboard), record.etag()));
    }

    public Optional<SweepRecord> find(String sweepId) {
        return documents.find(key(sweepId), SweepRecord.class).map(StoredDocument::value);
    }

    /** All sweeps, the latest first. */
    public List<SweepRecord> list() {
        return recordDigests().keySet().stream()
                .flatMap(id -> find(id).stream())
                .sorted(Comparator.comparing(SweepRecord::started).reversed())
                .toList();
    }

    /** Digest of the record of each sweep, by id, to compare with a tracker's. */
    public Map<String, String> recordDigests() {
        Map<String, String> digests = new TreeMap<>();
        for (ObjectEntry entry : store.list(PREFIX)) {
            if (entry.key().endsWith(ENDING)) {
                digests.put(
                        entry.key().substring(PREFIX.length(), entry.key().length() - ENDING.length()), entry.etag());
            }
        }
        return digests;
    }

    /** {@link #recordDigests} of one sweep. */
    public Optional<String> recordDigest(String sweepId) {
        return documents.find(key(sweepId), SweepRecord.class).map(StoredDocument::etag);
    }

    /** Records a proposal; the first one of a number stays. @return the one on record */
    public ProposedPoint putProposed(String sweepId, ProposedPoint point) {
        String key = numbered(PROPOSALS, sweepId, point.number());
        return documents.putIfAbsent(key, point)
                ? point
                : documents.find(key, ProposedPoint.class).orElseThrow().value();
    }

    /** What a sweep proposed, from 0 to the first number that is missing. */
    public List<ProposedPoint> proposed(String sweepId) {
        List<ProposedPoint> points = new ArrayList<>();
        for (ObjectEntry entry : store.list(folder(PROPOSALS, sweepId))) {
            Optional<ProposedPoint> point =
                    documents.find(entry.key(), ProposedPoint.class).map(StoredDocument::value);
            if (point.isEmpty() || point.get().number() != points.size()) {
                break;
            }
            points.add(point.get());
        }
        return List.copyOf(points);
    }

    /** Records a change under its number, or under the next one that is free; the same change once. */
    public void putChange(String sweepId, SteeringEntry change) {
        SteeringEntry entry = change;
        while (!documents.putIfAbsent(numbered(CHANGES, sweepId, entry.number()), entry)) {
            if (change(numbered(CHANGES, sweepId, entry.number())).same(change)) {
                return;
            }
            entry = new SteeringEntry(entry.number() + 1, change.verb());
        }
    }

    /** What was changed of a sweep by hand, in order. */
    public List<SteeringEntry> changes(String sweepId) {
        return store.list(folder(CHANGES, sweepId)).stream()
                .map(entry -> change(entry.key()))
                .toList();
    }

    private SteeringEntry change(String key) {
        return documents.find(key, SteeringEntry.class).orElseThrow().value();
    }

    private static String numbered(String prefix, String sweepId, int number) {
        return String.format(Locale.ROOT, "%s%06d%s", folder(prefix, sweepId), number, ENDING);
    }

    private static String folder(String prefix, String sweepId) {
        return prefix + ObjectKey.checkSegment("sweepId", sweepId) + "/";
    }

    private static String key(String sweepId) {
        return PREFIX + ObjectKey.checkSegment("sweepId", sweepId) + ENDING;
    }
}
