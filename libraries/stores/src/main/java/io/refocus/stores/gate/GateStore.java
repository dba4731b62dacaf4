package io.refocus.stores.gate;

import io.refocus.documents.Digests;
import io.refocus.documents.Documents;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectEntry;
import io.refocus.stores.object.ObjectKey;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.object.StoredDocument;
import io.refocus.stores.object.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The record of every promotion: {@code gates/<promotion id>/} with {@code contact-sheet.jpg} and {@code report.json}, of which
 * the first stays, and {@code outcome.json}, of which the last does: a promotion that was rolled back may be tried again.
 */
public final class GateStore {
    private static final String PREFIX = "gates/";
    private static final String REPORT = "report.json";
    private static final String SHEET = "contact-sheet.jpg";
    private static final String OLDER_SHEET = "contact-sheet.png";
    private static final String OUTCOME = "outcome.json";

    private final ObjectStore store;
    private final DocumentObjects documents;

    public GateStore(ObjectStore store) {
        this.store = store;
        this.documents = new DocumentObjects(store);
    }

    /**
     * Records a decision: the contact sheet, then the report.
     *
     * @param contactSheet JPEG
     * @return the report on record: the given one, or the one written first
     */
    public GateReport putReport(GateReport report, byte[] contactSheet) {
        String id = report.promotionId();
        store.put(key(id, SHEET), contactSheet, "image/jpeg");
        documents.putIfAbsent(key(id, REPORT), report);
        return report(id).orElseThrow();
    }

    public Optional<GateReport> report(String promotionId) {
        return documents.find(key(promotionId, REPORT), GateReport.class).map(StoredDocument::value);
    }

    public Optional<GateSheet> contactSheet(String promotionId) {
        return sheet(promotionId, SHEET).or(() -> sheet(promotionId, OLDER_SHEET));
    }

    private Optional<GateSheet> sheet(String promotionId, String file) {
        return store.find(key(promotionId, file)).map(StoredObject::bytes).map(bytes -> new GateSheet(file, bytes));
    }

    /** The promotion whose report was written last. */
    public Optional<String> newest() {
        return store.list(PREFIX).stream()
                .filter(entry -> entry.key().endsWith("/" + REPORT))
                .max(Comparator.comparing(ObjectEntry::lastModified).thenComparing(ObjectEntry::key))
                .map(entry -> entry.key().substring(PREFIX.length(), entry.key().length() - REPORT.length() - 1));
    }

    public void putOutcome(GateOutcome outcome) {
        byte[] json = Documents.json(outcome).getBytes(StandardCharsets.UTF_8);
        store.put(key(outcome.promotionId(), OUTCOME), json, "application/json");
    }

    public Optional<GateOutcome> outcome(String promotionId) {
        return documents.find(key(promotionId, OUTCOME), GateOutcome.class).map(StoredDocument::value);
    }

    /** What is on record of each promotion that has a report, by id: to be compared with what a tracker has. */
    public Map<String, String> recordDigests() {
        return digests(store.list(PREFIX));
    }

    /** {@link #recordDigests} of one promotion; empty if it has no report. */
    public Optional<String> recordDigest(String promotionId) {
        return Optional.ofNullable(digests(store.list(key(promotionId, ""))).get(promotionId));
    }

    private static Map<String, String> digests(List<ObjectEntry> entries) {
        Map<String, StringBuilder> records = new TreeMap<>();
        Set<String> reported = new HashSet<>();
        for (ObjectEntry entry : entries) {
            String name = entry.key().substring(PREFIX.length());
            String id = name.substring(0, name.indexOf('/'));
            records.computeIfAbsent(id, x -> new StringBuilder())
                    .append(name)
                    .append(' ')
                    .append(entry.etag())
                    .append('\n');
            if (name.endsWith("/" + REPORT)) {
                reported.add(id);
            }
        }
        records.keySet().retainAll(reported);
        Map<String, String> digests = new TreeMap<>();
        records.forEach(
                (id, text) -> digests.put(id, Digests.sha256(text.toString().getBytes(StandardCharsets.UTF_8))));
        return digests;
    }

    private static String key(String promotionId, String file) {
        return PREFIX + ObjectKey.checkSegment("promotionId", promotionId) + "/" + file;
    }
}
