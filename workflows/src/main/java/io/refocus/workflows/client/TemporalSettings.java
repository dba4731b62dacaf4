package io.refocus.workflows.client;

import io.refocus.documents.Legal;
import java.util.Map;

/** The address of the Temporal server. @param address {@code HOST:PORT} */
public record TemporalSettings(String address, String namespace) {
    public TemporalSettings {
        Legal.text("TEMPORAL_ADDRESS", address);
        Legal.text("TEMPORAL_NAMESPACE", namespace);
    }

    /** Reads {@code TEMPORAL_ADDRESS} and {@code TEMPORAL_NAMESPACE}, which is {@code default} unless set. */
    public static TemporalSettings fromEnvironment(Map<String, String> environment) {
        return new TemporalSettings(
                environment.get("TEMPORAL_ADDRESS"), environment.getOrDefault("TEMPORAL_NAMESPACE", "default"));
    }
}
