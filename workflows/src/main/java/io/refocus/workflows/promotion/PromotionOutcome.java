package io.refocus.workflows.promotion;

import io.refocus.workflows.gate.GateNumbers;
import java.util.Optional;

/**
 * How a promotion ended.
 *
 * @param promotionId digest of trial, policy, metric contract, test pictures and champion; {@code gates/<promotion id>/} holds the report
 * @param reason a sentence for the record
 * @param numbers of the gate
 * @param version of the model, where one was registered
 */
public record PromotionOutcome(
        String promotionId,
        String model,
        String trialId,
        PromotionDecision decision,
        String reason,
        GateNumbers numbers,
        Optional<String> version) {}
