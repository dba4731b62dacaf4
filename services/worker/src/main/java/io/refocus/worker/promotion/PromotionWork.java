package io.refocus.worker.promotion;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.Split;
import io.refocus.documents.Documents;
import io.refocus.imaging.metric.MetricContract;
import io.refocus.imaging.sheet.ContactSheet;
import io.refocus.stores.gate.GateOutcome;
import io.refocus.stores.gate.GateReport;
import io.refocus.stores.registry.LineageTags;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.registry.ModelVersion;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.TrackedRun;
import io.refocus.stores.trial.TrialResult;
import io.refocus.worker.Stores;
import io.refocus.worker.activity.Heartbeat;
import io.refocus.worker.activity.TemporaryFolder;
import io.refocus.worker.training.PictureCache;
import io.refocus.worker.training.StoredPair;
import io.refocus.worker.training.TrackedTrials;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Judges and promotes. */
public final class PromotionWork implements PromotionActivities {
    private final Stores stores;
    private final Replicas replicas;
    private final Cases cases;

    public PromotionWork(Stores stores, Replicas replicas) {
        this.stores = stores;
        this.replicas = replicas;
        this.cases = new Cases(stores);
    }

    @Override
    public PromotionCase open(PromotionOrder order) {
        return cases.open(order);
    }

    @Override
    public GateVerdict judge(PromotionCase promotion) {
        TrialResult result = cases.result(promotion.order().trialId());
        try (Heartbeat heartbeat = Heartbeat.start();
                TemporaryFolder folder = TemporaryFolder.make("gate")) {
            Path challenger = folder.path().resolve("challenger");
            stores.trials().fetchModel(result.model(), challenger);
            Optional<Path> champion = promotion.championVersion().map(version -> {
                Path directory = folder.path().resolve("champion");
                stores.models().fetch(promotion.order().model(), Integer.parseInt(version), directory);
                return directory;
            });
            try (Judging judging = new Judging(challenger, champion)) {
                DatasetManifest manifest = stores.datasets()
                        .load(promotion.dataset().name(), promotion.dataset().version());
                PictureCache pictures = new PictureCache(stores.datasets(), folder.path());
                judging.measure(StoredPair.of(manifest, Split.TEST, pictures), heartbeat);
                return keep(promotion, judging);
            }
        }
    }

    private GateVerdict keep(PromotionCase promotion, Judging judging) {
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
        byte[] sheet = ContactSheet.png("Trial " + order.trialId() + " on the test pictures", judging.sheet());
        GateReport recorded = stores.gates().putReport(report, sheet);
        String folder = "gates/" + promotion.promotionId();
        byte[] json = Documents.json(recorded).getBytes(StandardCharsets.UTF_8);
        run(order.trialId()).ifPresent(run -> {
            stores.tracking().artifact(run, folder + "/report.json", json, "application/json");
            stores.tracking().artifact(run, folder + "/contact-sheet.png", sheet, "image/png");
        });
        return Cases.verdict(recorded);
    }

    @Override
    public RegisteredModel register(PromotionCase promotion) {
        String model = promotion.order().model();
        TrialResult result = cases.result(promotion.order().trialId());
        try (Heartbeat heartbeat = Heartbeat.start();
                TemporaryFolder folder = TemporaryFolder.make("model")) {
            int version = stores.registry()
                    .findByTag(model, LineageTags.PROMOTION, promotion.promotionId())
                    .map(ModelVersion::version)
                    .orElseGet(() -> stores.registry()
                            .register(
                                    model,
                                    stores.trials().uri(result.model()),
                                    runId(result.trialId()),
                                    tags(promotion, result)));
            heartbeat.check();
            stores.trials().fetchModel(result.model(), folder.path());
            stores.models().publish(model, version, folder.path());
            return new RegisteredModel(model, Integer.toString(version));
        }
    }

    private Optional<TrackedRun> run(String trialId) {
        return stores.tracking()
                .find(TrackedTrials.EXPERIMENT, RunTags.TRIAL, trialId)
                .map(RunContent::run);
    }

    private String runId(String trialId) {
        return run(trialId).map(TrackedRun::runId).orElse("");
    }

    private Map<String, String> tags(PromotionCase promotion, TrialResult result) {
        return Map.of(
                LineageTags.RUN, runId(result.trialId()),
                LineageTags.TRIAL, result.trialId(),
                LineageTags.DATASET, promotion.dataset().toString(),
                LineageTags.METRIC_CONTRACT, MetricContract.VERSION,
                LineageTags.COMMIT, result.origin().commit(),
                LineageTags.PROMOTION, promotion.promotionId());
    }

    @Override
    public void moveAlias(AliasMove move) {
        if (move.version().isPresent()) {
            stores.registry()
                    .setAlias(
                            move.model(),
                            ModelRegistry.CHAMPION,
                            Integer.parseInt(move.version().get()));
        } else {
            stores.registry().removeAlias(move.model(), ModelRegistry.CHAMPION);
        }
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
        run(outcome.trialId()).map(TrackedRun::runId).ifPresent(runId -> {
            stores.tracking().tag(runId, "refocus.promotion", outcome.promotionId());
            stores.tracking().tag(runId, "refocus.decision", outcome.decision().name());
        });
    }
}
