package io.refocus.workflows.promotion;

import io.refocus.datasets.DatasetVersion;
import io.refocus.workflows.gate.GateVerdict;
import java.util.Optional;

/**
 * What is to be judged, pinned.
 *
 * @param dataset whose test pictures are looked at
 * @param championVersion version of the model that is champion now
 * @param verdict of an equal earlier case, whose report is found and not made again
 * @param alreadyChampion whether the trial is the champion; the verdict is that of its own promotion then
 */
public record PromotionCase(
        String promotionId,
        PromotionOrder order,
        DatasetVersion dataset,
        Optional<String> championVersion,
        Optional<GateVerdict> verdict,
        boolean alreadyChampion) {}
