package io.refocus.stores.gate;

import io.refocus.documents.Documents;
import io.refocus.stores.object.DocumentObjects;
import io.refocus.stores.object.ObjectKey;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.object.StoredDocument;
import io.refocus.stores.object.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * The record of every promotion: {@code gates/<promotion id>/} with {@code contact-sheet.png} and {@code report.json}, of which
 * the first stays, and {@code outcome.json}, of which the last does: a promotion that was rolled back may be tried again.
 */
public final class GateStore {
    private static final String PREFIX = "gates/";
    private static final String REPORT = "report.json";
    private static final String SHEET = "contact-sheet.png";
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
     * @param contactSheet PNG
     * @return the report on record: the given one, or the one written first
     */
    public GateReport putReport(GateReport report, byte[] contactSheet) {
        String id = report.promotionId();
        store.put(key(id, SHEET), contactSheet, "image/png");
        documents.putIfAbsent(key(id, REPORT), report);
        return report(id).orElseThrow();
    }

    public Optional<GateReport> report(String promotionId) {
        return documents.find(key(promotionId, REPORT), GateReport.class).map(StoredDocument::value);
    }

    /** PNG. */
    public Optional<byte[]> contactSheet(String promotionId) {
        return store.find(key(promotionId, SHEET)).map(StoredObject::bytes);
    }

    public void putOutcome(GateOutcome outcome) {
        byte[] json = Documents.json(outcome).getBytes(StandardCharsets.UTF_8);
        store.put(key(outcome.promotionId(), OUTCOME), json, "application/json");
    }

    public Optional<GateOutcome> outcome(String promotionId) {
        return documents.find(key(promotionId, OUTCOME), GateOutcome.class).map(StoredDocument::value);
    }

    /** The promotions that have a report, by id. */
    public List<String> list() {
        return store.list(PREFIX).stream()
                .map(entry -> entry.key().substring(PREFIX.length()))
                .filter(name -> name.endsWith("/" + REPORT))
                .map(name -> name.substring(0, name.indexOf('/')))
                .toList();
    }

    private static String key(String promotionId, String file) {
        return PREFIX + ObjectKey.checkSegment("promotionId", promotionId) + "/" + file;
    }
}
