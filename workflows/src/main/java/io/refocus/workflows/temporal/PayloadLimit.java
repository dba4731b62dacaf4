package io.refocus.workflows.temporal;

import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import java.util.List;
import java.util.Locale;

/**
 * Refuses what is too large for a workflow's history: pictures, weights and long lists belong in the object store,
 * and messages carry their keys. Servers have different limits, and some drop a large message without an error.
 */
final class PayloadLimit implements PayloadCodec {
    /** Where a Temporal server begins to warn. */
    static final int BYTES = 256 * 1024;

    @Override
    public List<Payload> encode(List<Payload> payloads) {
        payloads.forEach(PayloadLimit::check);
        return payloads;
    }

    @Override
    public List<Payload> decode(List<Payload> payloads) {
        return payloads;
    }

    private static void check(Payload payload) {
        if (payload.getSerializedSize() > BYTES) {
            throw new RefocusException(
                    Fault.BAD_INPUT,
                    String.format(
                            Locale.ROOT,
                            "a workflow message has %d bytes; expected at most %d. Put the content into the object store and send its key",
                            payload.getSerializedSize(),
                            BYTES));
        }
    }
}
