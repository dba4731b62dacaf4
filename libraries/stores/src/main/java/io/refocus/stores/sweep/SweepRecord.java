package io.refocus.stores.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Optional;

/**
 * A sweep that was started.
 *
 * @param sweepId digest of the order
 * @param started ISO-8601 instant of its first start
 * @param order what was ordered
 * @param progress the leaderboard when the sweep last finished
 */
public record SweepRecord(String sweepId, String name, String started, JsonNode order, Optional<JsonNode> progress) {
    public SweepRecord {
        ObjectKey.checkSegment("sweepId", sweepId);
        Legal.name("name", name);
        Legal.text("started", started);
        Legal.required("order", order);
        Legal.required("progress", progress);
    }

    /** The same sweep with its leaderboard. */
    public SweepRecord finished(JsonNode leaderboard) {
        return new SweepRecord(sweepId, name, started, order, Optional.of(leaderboard));
    }
}
