package io.refocus.stores.gate;

import io.refocus.stores.object.ObjectKey;
import io.refocus.stores.object.ObjectStore;
import io.refocus.stores.object.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reports of the gate with their contact sheets. Written once: the first report under an id stays. */
public final class GateStore {
    private final ObjectStore store;

    public GateStore(ObjectStore store) {
        this.store = store;
    }

    /**
     * Records a decision: the contact sheet, then the report.
     *
     * @param reportJson the whole report
     * @param contactSheet PNG
     * @return the report on record: the given one, or the one written first
     */
    public String putReport(String promotionId, String reportJson, byte[] contactSheet) {
        store.put(key(promotionId, "contact-sheet.png"), contactSheet, "image/png");
        store.putIfAbsent(
                key(promotionId, "report.json"), reportJson.getBytes(StandardCharsets.UTF_8), "application/json");
        return report(promotionId).orElseThrow();
    }

    public Optional<String> report(String promotionId) {
        return store.find(key(promotionId, "report.json"))
                .map(StoredObject::bytes)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** PNG. */
    public Optional<byte[]> contactSheet(String promotionId) {
        return store.find(key(promotionId, "contact-sheet.png")).map(StoredObject::bytes);
    }

    private static String key(String promotionId, String file) {
        return "gates/" + ObjectKey.checkSegment("promotionId", promotionId) + "/" + file;
    }
}
