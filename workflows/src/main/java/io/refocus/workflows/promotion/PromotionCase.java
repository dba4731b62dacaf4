package io.refocus.workflows.promotion;

import io.refocus.datasets.DatasetVersion;
import io.refocus.workflows.gate.GateVerdict;
import java.util.Optional;

/**
 * What a promotion compares: exact trial, dataset and champion.
 *
 * @param dataset whose test pictures are used
 * @param championVersion version of the model that is champion now
 * @param verdict of an equal earlier promotion, whose report is reused
 * @param alreadyChampion whether the trial is the champion; the verdict is that of its own promotion then
 */
public record PromotionCase(
        String promotionId,
        PromotionOrder order,
        DatasetVersion dataset,
        Optional<String> championVersion,
        Optional<GateVerdict> verdict,
        boolean alreadyChampion) {}
