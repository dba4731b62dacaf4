package io.refocus.stores.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Optional;

/**
 * How a promotion ended.
 *
 * @param decision such as {@code promoted}
 * @param numbers means over the test pictures
 * @param version of the model, where one was registered
 */
public record GateOutcome(
        String promotionId,
        String model,
        String trialId,
        String decision,
        String reason,
        JsonNode numbers,
        Optional<String> version) {
    public GateOutcome {
        ObjectKey.checkSegment("promotionId", promotionId);
        Legal.name("model", model);
        ObjectKey.checkSegment("trialId", trialId);
        Legal.text("decision", decision);
        Legal.required("reason", reason);
        Legal.required("numbers", numbers);
        Legal.required("version", version);
    }
}
