package io.refocus.stores.tracking;

import io.refocus.documents.Legal;

/**
 * One value of a curve.
 *
 * @param key letters, digits, {@code _-./} and spaces
 * @param step generator updates so far
 * @param timestampMillis since 1970; the same point sent twice counts once
 */
public record MetricPoint(String key, double value, long step, long timestampMillis) {
    public MetricPoint {
        Legal.text("key", key);
        Legal.range("step", step, 0, Long.MAX_VALUE);
        Legal.range("timestampMillis", timestampMillis, 0, Long.MAX_VALUE);
    }
}
