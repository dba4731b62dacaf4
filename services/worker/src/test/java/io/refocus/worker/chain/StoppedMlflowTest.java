package io.refocus.worker.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.refocus.application.tracking.RebuildReport;
import io.refocus.application.tracking.TrackingMirror;
import io.refocus.application.tracking.TrackingRebuild;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetVersion;
import io.refocus.learning.journal.Journal;
import io.refocus.learning.journal.JournalEntry.Stepped;
import io.refocus.learning.journal.JournalEntry.Validated;
import io.refocus.stores.Bucket;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.registry.ModelVersion;
import io.refocus.stores.tracking.MetricPoint;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunState;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.CheckpointRef;
import io.refocus.testing.MlflowServer;
import io.refocus.worker.RunningWorkers;
import io.refocus.worker.Stores;
import io.refocus.workflows.client.RefocusClient;
import io.refocus.workflows.client.TemporalSettings;
import io.refocus.workflows.promotion.PromotionDecision;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.search.SweepOrder;
import io.refocus.workflows.search.SweepProgress;
import io.refocus.workflows.search.SweepState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MLflow stops in the middle of a trial: work goes on, and what it shows afterwards has no gap. Then it loses everything. */
@Tag("server")
class StoppedMlflowTest {
    private static final Duration LONG = Duration.ofMinutes(8);
    private static final long STEPS = 240;
    private static final String EXPERIMENT = "refocus";

    @TempDir
    private Path folder;

    private RunningWorkers.Running worker;

    @AfterEach
    void endTheWorker() {
        if (worker != null) {
            worker.close();
        }
    }

    @Test
    void nothingIsMissingAfterAnOutageAndARebuildMakesTheSame() throws Exception {
        String name = "stopped-" + Long.toString(System.nanoTime(), 36);
        try (MlflowServer mlflow = MlflowServer.start();
                ChainServers stack = ChainServers.embedded(folder).withMlflow(mlflow.address());
                Stores stores = RunningWorkers.stores(stack.environment());
                RefocusClient client = RefocusClient.connect(TemporalSettings.fromEnvironment(stack.environment()))) {
            worker = RunningWorkers.start(stack.environment());
            String trial = trainsWhileMlflowIsDown(name, mlflow, stores, client);
            mlflow.startAgain();
            Shown shown = new Shown(stores.bucket(), stores.mlflow(), name, trial);
            eventually(() -> shown.run().filter(run -> run.state() == RunState.FINISHED));
            Journal journal = Journal.parse(stores.trials().journal(trial).orElseThrow(), "journal");
            assertThat(shown.steps("train/generator"))
                    .hasSizeGreaterThan(50)
                    .isEqualTo(journal.steps().stream().map(Stepped::step).toList());
            assertThat(shown.steps("evaluation/psnrDb"))
                    .hasSizeGreaterThanOrEqualTo(12)
                    .isEqualTo(
                            journal.validations().stream().map(Validated::step).toList());

            PromotionOrder order = new PromotionOrder(trial, Tiny.gate(name), Optional.empty());
            client.promotions().start(order);
            assertThat(client.promotions().await(name, LONG).orElseThrow().decision())
                    .isEqualTo(PromotionDecision.PROMOTED);
            eventually(() -> shown.run().filter(run -> run.tags().containsKey("refocus.decision")));

            try (MlflowServer empty = MlflowServer.start()) {
                rebuilt(shown, stores.bucket(), MlflowConnection.open(new TrackingSettings(empty.address())));
            }
        }
    }

    /** @return the trial, which is finished */
    private String trainsWhileMlflowIsDown(String name, MlflowServer mlflow, Stores stores, RefocusClient client)
            throws Exception {
        DatasetConfig config = Tiny.dataset(name, Tiny.photographs(folder.resolve("photographs")));
        String version = client.ingests()
                .await(client.ingests().start(config), LONG)
                .orElseThrow()
                .dataset()
                .version();
        SweepOrder order = Tiny.sweep(name, Tiny.experiment(STEPS), new DatasetVersion(name, version), List.of(0.002));
        client.sweeps().start(order);
        String trial = eventually(() -> client.sweeps().progress(order.sweepId()).trials().stream()
                .map(line -> line.trialId())
                .findFirst());
        CheckpointRef first = eventually(() -> stores.trials().latest(trial));
        assertThat(first.step()).isLessThan(STEPS);
        mlflow.stop();

        SweepProgress end = client.sweeps().await(order.sweepId(), LONG).orElseThrow();
        assertThat(end.state()).isEqualTo(SweepState.COMPLETED);
        assertThat(end.trials()).allMatch(line -> line.steps() == STEPS && line.attempts() == 1);
        assertThat(stores.trials().latest(trial).orElseThrow().step()).isEqualTo(STEPS);
        return trial;
    }

    private static void rebuilt(Shown before, Bucket bucket, MlflowConnection empty) {
        Shown after = new Shown(bucket, empty, before.model, before.trial);
        assertThat(after.run()).isEmpty();
        TrackingRebuild rebuild = new TrackingRebuild(new TrackingMirror(bucket, empty));

        assertThat(rebuild.run((task, done, total) -> {})).isEqualTo(new RebuildReport(1, 1, 1, 1, List.of()));

        assertThat(after.everything()).isEqualTo(before.everything());
        assertThat(rebuild.run((task, done, total) -> {})).isEqualTo(new RebuildReport(0, 0, 0, 1, List.of()));
        assertThat(after.everything()).isEqualTo(before.everything());
    }

    /** What one MLflow shows of the trial and its model. */
    private static final class Shown {
        private final Tracking tracking;
        private final ModelRegistry registry;
        private final String model;
        private final String trial;

        Shown(Bucket bucket, MlflowConnection mlflow, String model, String trial) {
            this.tracking = bucket.tracking(mlflow);
            this.registry = new ModelRegistry(mlflow);
            this.model = model;
            this.trial = trial;
        }

        Optional<RunContent> run() {
            return tracking.find(EXPERIMENT, RunTags.TRIAL, trial);
        }

        List<Long> steps(String metric) {
            return points(metric).stream().map(MetricPoint::step).toList();
        }

        private List<MetricPoint> points(String metric) {
            return tracking.curve(run().orElseThrow().run().runId(), metric);
        }

        /** All but the ids that MLflow makes up itself. */
        Map<String, Object> everything() {
            RunContent run = run().orElseThrow();
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("state", run.state());
            all.put("parameters", new TreeMap<>(run.parameters()));
            Map<String, String> tags = new TreeMap<>(run.tags());
            tags.keySet().removeIf(tag -> !tag.startsWith("refocus.") && !tag.equals("mlflow.runName"));
            all.put("tags", tags);
            new TreeMap<>(run.lastSteps()).keySet().forEach(metric -> all.put(metric, points(metric)));
            all.put(
                    "versions",
                    registry.versions(model).stream().map(this::version).toList());
            all.put("champion", registry.champion(model).map(this::version));
            return all;
        }

        private List<Object> version(ModelVersion version) {
            assertThat(version.runId()).isEqualTo(run().orElseThrow().run().runId());
            Map<String, String> tags = new TreeMap<>(version.tags());
            assertThat(tags.remove("run")).isEqualTo(version.runId());
            return List.of(version.version(), version.source(), tags);
        }
    }

    private static <T> T eventually(Supplier<Optional<T>> question) {
        long end = System.nanoTime() + LONG.toNanos();
        while (System.nanoTime() < end) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new AssertionError("nothing came of it in " + LONG);
    }
}
