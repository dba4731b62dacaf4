package io.refocus.datasets.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what is passed over, by reason. Used by one thread. */
final class PassedOverFiles {
    private final Map<String, List<String>> byReason = new LinkedHashMap<>();

    /** @param reason what such files are, in the plural */
    void add(String reason, String file) {
        byReason.computeIfAbsent(reason, first -> new ArrayList<>()).add(file);
    }

    List<PassedOver> all() {
        return byReason.entrySet().stream()
                .map(entry -> new PassedOver(entry.getKey(), entry.getValue().size(), entry.getValue()))
                .toList();
    }
}
