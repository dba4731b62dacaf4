package io.refocus.worker.promotion;

import io.refocus.application.tracking.Mirror;
import io.refocus.application.tracking.MirrorTask;
import io.refocus.application.tracking.TrackingMirror;
import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.Split;
import io.refocus.documents.Documents;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.stores.gate.GateOutcome;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.registry.LineageTags;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.Stores;
import io.refocus.worker.Workplace;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.activity.TemporaryFolder;
import io.refocus.worker.training.StoredPair;
import io.refocus.workflows.gate.GateDecision;
import io.refocus.workflows.gate.GateVerdict;
import io.refocus.workflows.promotion.AliasMove;
import io.refocus.workflows.promotion.PromotionActivities;
import io.refocus.workflows.promotion.PromotionCase;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.promotion.PromotionOutcome;
import io.refocus.workflows.promotion.RegisteredModel;
import io.refocus.workflows.promotion.ServingCheck;
import io.refocus.workflows.promotion.ServingReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges and promotes. */
public final class PromotionWork implements PromotionActivities {
    private final Stores stores;
    private final Mirror mirror;
    private final TrackingMirror tracking;
    private final Replicas replicas;
    private final Workplace place;
    private final PromotionCases cases;

    public PromotionWork(Stores stores, Mirror mirror, TrackingMirror tracking, Replicas replicas, Workplace place) {
        this.place = place;
        this.stores = stores;
        this.mirror = mirror;
        this.tracking = tracking;
        this.replicas = replicas;
        this.cases = new PromotionCases(stores);
    }

    @Override
    public PromotionCase open(PromotionOrder order) {
        replicas.requireServed(order.model());
        return cases.open(order);
    }

    @Override
    public GateVerdict judge(PromotionCase promotion) {
        TrialResult result = cases.result(promotion.order().trialId());
        try (Heartbeat heartbeat = Heartbeat.start();
                TemporaryFolder folder = place.folders().make("gate")) {
            Path challenger = folder.path().resolve("challenger");
            stores.trials().fetchModel(result.model(), challenger);
            Optional<Path> champion = promotion.championVersion().map(version -> {
                Path directory = folder.path().resolve("champion");
                stores.models().fetch(promotion.order().model(), Integer.parseInt(version), directory);
                return directory;
            });
            try (PromotionEvaluation judging = new PromotionEvaluation(
                    challenger, champion, promotion.order().policy().noHarm().isPresent(), place.memory())) {
                DatasetManifest manifest = stores.datasets()
                        .load(promotion.dataset().name(), promotion.dataset().version());
                judging.measure(StoredPair.of(manifest, Split.TEST, place), heartbeat);
                return keep(promotion, judging);
            }
        }
    }

    private GateVerdict keep(PromotionCase promotion, PromotionEvaluation judging) {
        PromotionOrder order = promotion.order();
        GateVerdict verdict = GateDecision.decide(order.policy(), judging.rows());
        GateReport report = new GateReport(
                promotion.promotionId(),
                order.model(),
                order.trialId(),
                promotion.dataset().toString(),
                MetricContract.VERSION,
                Documents.tree(order.policy()),
                promotion.championVersion(),
                Documents.tree(verdict),
                Documents.tree(judging.rows()));
        byte[] sheet = ContactSheet.jpeg("Trial " + order.trialId() + " on the test pictures", judging.sheet());
        GateReport recorded = stores.gates().putReport(report, sheet);
        mirror.promotionChanged(promotion.promotionId());
        return PromotionCases.verdict(recorded);
    }

    @Override
    public RegisteredModel register(PromotionCase promotion) {
        String model = promotion.order().model();
        TrialResult result = cases.result(promotion.order().trialId());
        try (Heartbeat heartbeat = Heartbeat.start();
                TemporaryFolder folder = place.folders().make("model")) {
            int version = tracking.register(
                    model, result.trialId(), stores.trials().uri(result.model()), tags(promotion, result));
            heartbeat.check();
            stores.trials().fetchModel(result.model(), folder.path());
            stores.models().publish(model, version, folder.path());
            return new RegisteredModel(model, Integer.toString(version));
        }
    }

    private static Map<String, String> tags(PromotionCase promotion, TrialResult result) {
        Map<String, String> tags = new TreeMap<>(Map.of(
                LineageTags.TRIAL, result.trialId(),
                LineageTags.DATASET, promotion.dataset().toString(),
                LineageTags.METRIC_CONTRACT, MetricContract.VERSION,
                LineageTags.COMMIT, result.origin().commit(),
                LineageTags.PROMOTION, promotion.promotionId()));
        result.origin().madeBy().ifPresent(maker -> tags.put(LineageTags.MADE_BY, maker));
        return tags;
    }

    /** In the bucket first: if this is cut off before the alias is moved, it is done again and ends the same. */
    @Override
    public void moveAlias(AliasMove move) {
        stores.models().setChampion(move.model(), move.version().map(Integer::valueOf));
        tracking.run(new MirrorTask.Model(move.model()));
    }

    @Override
    public ServingReport awaitServing(ServingCheck check) {
        try (Heartbeat heartbeat = Heartbeat.start()) {
            return replicas.await(check, heartbeat);
        }
    }

    /** The last outcome is kept: a promotion that was rolled back may be tried again. */
    @Override
    public void recordPromotion(PromotionOutcome outcome) {
        stores.gates().putOutcome(Documents.bind(Documents.tree(outcome), "the outcome", GateOutcome.class));
        mirror.promotionChanged(outcome.promotionId());
    }
}
