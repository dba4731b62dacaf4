package io.refocus.stores.object;

import io.refocus.fault.RefocusException;
import io.refocus.stores.StoreSettings;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests on a new key that the store honours conditional writes. A store without them accepts the write and overwrites
 * silently, so only a write that must fail shows the difference.
 */
final class ConditionalWriteProof {
    private static final Logger LOG = LoggerFactory.getLogger(ConditionalWriteProof.class);

    private final ObjectStore store;
    private final StoreSettings settings;

    ConditionalWriteProof(ObjectStore store, StoreSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    void demand() {
        String key = "probes/" + UUID.randomUUID();
        try {
            demandIfNoneMatch(key);
            demandIfMatch(key);
        } finally {
            cleanUp(key);
        }
    }

    private void demandIfNoneMatch(String key) {
        if (!store.putIfAbsent(key, bytes("first"), "text/plain")) {
            throw refused("refused If-None-Match: * on a key that did not exist");
        }
        if (store.putIfAbsent(key, bytes("second"), "text/plain")) {
            throw refused("accepted If-None-Match: * on a key that existed and overwrote it");
        }
    }

    private void demandIfMatch(String key) {
        String stale = store.find(key)
                .orElseThrow(() -> refused("lost an object that it had accepted"))
                .etag();
        Optional<String> fresh = store.replace(key, bytes("third"), stale);
        if (fresh.isEmpty()) {
            throw refused("refused If-Match with the ETag it had just given");
        }
        if (store.replace(key, bytes("fourth"), stale).isPresent()) {
            throw refused("accepted If-Match with a stale ETag and overwrote a newer object");
        }
    }

    private void cleanUp(String key) {
        try {
            store.remove(key);
        } catch (RefocusException e) {
            LOG.debug("left the probe {} behind", key, e);
        }
    }

    private StoreRefusedException refused(String what) {
        return new StoreRefusedException(
                ("the store at %s cannot be used: it %s. Two trainings could overwrite each other's checkpoints in it. Use a store"
                                + " with conditional writes (MinIO since 2024, VersityGW, SeaweedFS, Ceph, Amazon S3), or unset %s"
                                + " and let './refocus up' start a local one")
                        .formatted(settings.endpoint(), what, StoreSettings.ENDPOINT));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
