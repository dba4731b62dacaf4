package io.refocus.stores.gate;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Legal;
import io.refocus.stores.object.ObjectKey;
import java.util.Optional;

/**
 * What the gate measured and decided.
 *
 * @param dataset whose test pictures were measured
 * @param policy what was required
 * @param championVersion version of the model that was champion then
 * @param pictures a row a test picture
 */
public record GateReport(
        String promotionId,
        String model,
        String trialId,
        String dataset,
        String metricContract,
        JsonNode policy,
        Optional<String> championVersion,
        JsonNode verdict,
        JsonNode pictures) {
    public GateReport {
        ObjectKey.checkSegment("promotionId", promotionId);
        Legal.name("model", model);
        ObjectKey.checkSegment("trialId", trialId);
        Legal.text("dataset", dataset);
        Legal.text("metricContract", metricContract);
        Legal.required("policy", policy);
        Legal.required("championVersion", championVersion);
        Legal.required("verdict", verdict);
        Legal.required("pictures", pictures);
    }
}
