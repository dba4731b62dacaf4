package io.refocus.worker.promotion;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Split;
import io.refocus.documents.Documents;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.model.VersionRecord;
import io.refocus.stores.registry.LineageTags;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.Stores;
import io.refocus.workflows.gate.GateVerdict;
import io.refocus.workflows.promotion.PromotionCase;
import io.refocus.workflows.promotion.PromotionOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Determines trial, dataset and champion of a promotion, and finds the report of an equal one. */
final class PromotionCases {
    private static final int ID_DIGITS = 16;

    private final Stores stores;

    PromotionCases(Stores stores) {
        this.stores = stores;
    }

    PromotionCase open(PromotionOrder order) {
        TrialResult result = result(order.trialId());
        DatasetVersion dataset =
                new DatasetVersion(result.origin().dataset(), result.origin().datasetVersion());
        DatasetManifest manifest = stores.datasets().load(dataset.name(), dataset.version());
        if (manifest.pairsOf(Split.TEST).isEmpty()) {
            throw new RefocusException(
                    Fault.BAD_INPUT, "dataset %s has no test pictures; expected split.test above 0".formatted(dataset));
        }
        Optional<VersionRecord> champion = stores.models().champion(order.model());
        boolean same = champion.map(version -> order.trialId().equals(version.trialId()))
                .orElse(false);
        String promotionId = champion.filter(version -> same)
                .map(version -> version.tags().get(LineageTags.PROMOTION))
                .orElseGet(() -> promotionId(
                        order, manifest, champion.map(VersionRecord::trialId).orElse("none")));
        return new PromotionCase(
                promotionId,
                order,
                dataset,
                champion.map(version -> Integer.toString(version.version())),
                stores.gates().report(promotionId).map(PromotionCases::verdict),
                same);
    }

    TrialResult result(String trialId) {
        return stores.trials()
                .result(trialId)
                .orElseThrow(() -> new RefocusException(
                        Fault.NOT_FOUND,
                        "trial %s has no result; expected a finished trial, as './refocus sweep show' lists them"
                                .formatted(trialId)));
    }

    static GateVerdict verdict(GateReport report) {
        return Documents.bind(report.verdict(), "the report of promotion " + report.promotionId(), GateVerdict.class);
    }

    private static String promotionId(PromotionOrder order, DatasetManifest manifest, String championTrial) {
        List<String> pictures = manifest.pairsOf(Split.TEST).stream()
                .map(pair -> pair.blurredSha256() + pair.sharpSha256())
                .toList();
        return Documents.digest(Map.of(
                        "metricContract",
                        MetricContract.VERSION,
                        "trial",
                        order.trialId(),
                        "policy",
                        order.policy(),
                        "pictures",
                        pictures,
                        "champion",
                        championTrial))
                .substring(0, ID_DIGITS);
    }
}
