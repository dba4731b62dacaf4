package io.refocus.workflows.promotion;

import io.refocus.documents.Legal;
import io.refocus.workflows.gate.GatePolicy;
import java.util.Optional;

/** A trial that is to become champion. */
public record PromotionOrder(String trialId, GatePolicy policy, Optional<String> sweepId) {
    public PromotionOrder {
        Legal.name("trialId", trialId);
        Legal.required("policy", policy);
    }

    public String model() {
        return policy.model();
    }
}
