package io.refocus.stores.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Legal;

/**
 * One value of a curve.
 *
 * @param key letters, digits, {@code _-./} and spaces
 * @param step generator updates so far
 * @param timestampMillis since 1970; the same point sent twice is stored once
 */
public record MetricPoint(String key, double value, long step, long timestampMillis) {
    public MetricPoint {
        Legal.text("key", key);
        Legal.range("step", step, 0, Long.MAX_VALUE);
        Legal.range("timestampMillis", timestampMillis, 0, Long.MAX_VALUE);
    }

    /** Jackson reads MLflow's words for numbers that are not finite as text. */
    static MetricPoint parse(JsonNode node) {
        JsonNode value = node.path("value");
        return new MetricPoint(
                node.path("key").asText(),
                value.isTextual() ? Double.parseDouble(value.asText()) : value.asDouble(),
                node.path("step").asLong(),
                node.path("timestamp").asLong());
    }
}
