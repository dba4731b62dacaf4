package io.refocus.application.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.fault.RefocusException;
import io.refocus.local.StoreServer;
import io.refocus.local.StoreServerSettings;
import io.refocus.stores.Bucket;
import io.refocus.stores.StoreSettings;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.model.VersionRecord;
import io.refocus.stores.registry.ModelMaker;
import io.refocus.stores.registry.ModelRegistry;
import io.refocus.stores.registry.ModelVersion;
import io.refocus.stores.tracking.MetricPoint;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.RunState;
import io.refocus.stores.tracking.RunTags;
import io.refocus.stores.tracking.Tracking;
import io.refocus.stores.trial.Attempt;
import io.refocus.testing.MlflowServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real MLflow of its own, filled from the store that the local stack runs. */
@Tag("server")
class TrackingMirrorTest {
    private static final String CONTENT = "train/content";

    @TempDir
    private Path folder;

    private StoreServer store;
    private static MlflowServer mlflow;
    private Bucket bucket;
    private Recorded recorded;
    private Tracking tracking;
    private ModelRegistry registry;
    private TrackingMirror mirror;

    private final String sweepId = "s-" + UUID.randomUUID();
    private final String model = "m-" + UUID.randomUUID();
    private final String promotionId = "p-" + UUID.randomUUID();
    private final String trialId = "t-" + UUID.randomUUID();

    @BeforeAll
    static void startMlflow() {
        mlflow = MlflowServer.start();
    }

    @AfterAll
    static void stopMlflow() {
        mlflow.close();
    }

    @BeforeEach
    void start() {
        store = StoreServer.start(new StoreServerSettings(0, folder, "key", "secret"));
        bucket = Bucket.prepare(new StoreSettings(store.endpoint(), "key", "secret", "mirror"));
        recorded = new Recorded(bucket);
        MlflowConnection connection = MlflowConnection.to(new TrackingSettings(mlflow.address()));
        tracking = bucket.tracking(connection);
        registry = new ModelRegistry(connection);
        mirror = new TrackingMirror(bucket, connection);
    }

    @AfterEach
    void stop() {
        bucket.close();
        store.close();
    }

    @Test
    void anEmptyMlflowIsFilledAndASecondTimeChangesNothing() {
        recorded.sweep(sweepId);
        recorded.finish(recorded.trial(trialId, sweepId), 40);
        recorded.trial("planned-only-" + trialId, sweepId);
        recorded.promotion(promotionId, model, trialId);
        recorded.version(model, 1, trialId);
        recorded.version(model, 4, trialId); // 2 and 3 were removed
        bucket.models().setChampion(model, Optional.of(4));

        RebuildReport first = rebuild();

        assertThat(first).isEqualTo(new RebuildReport(1, 1, 1, 1, List.of()));
        RunContent run = run();
        assertThat(run.state()).isEqualTo(RunState.FINISHED);
        assertThat(run.parameters())
                .containsEntry("training.steps", "40")
                .containsEntry("dataset", "photos@" + "d".repeat(64));
        assertThat(run.tags())
                .containsEntry(RunTags.PARENT, sweepRun().run().runId())
                .containsEntry("mlflow.runName", "rates 1/2 learningRate.rate=0.001")
                .containsEntry("refocus.promotion", promotionId)
                .containsEntry("refocus.decision", "promoted");
        assertThat(steps(CONTENT))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(tracking.curve(run.run().runId(), "evaluation/psnrDb"))
                .extracting(MetricPoint::value)
                .containsExactly(35.0, 45.0, 55.0, 65.0);
        assertThat(registry.versions(model)).extracting(ModelVersion::version).containsExactly(4, 1);
        ModelVersion champion = registry.champion(model).orElseThrow();
        assertThat(champion.version()).isEqualTo(4);
        assertThat(champion.runId()).isEqualTo(run.run().runId());
        assertThat(champion.tags())
                .containsEntry("trial", trialId)
                .containsEntry("run", run.run().runId());

        RebuildReport second = rebuild();

        assertThat(second).isEqualTo(new RebuildReport(0, 0, 0, 1, List.of()));
        assertThat(run()).isEqualTo(run);
        assertThat(steps(CONTENT)).hasSize(40);
        assertThat(registry.versions(model)).hasSize(2);
        assertThat(registry.champion(model)).contains(champion);
    }

    @Test
    void aFinishedSweepShowsItsBestTrialItsLeaderboardAndItsCurves() {
        recorded.sweep(sweepId);
        Attempt attempt = recorded.trial(trialId, sweepId);
        recorded.finish(attempt, 40);
        recorded.result(attempt, 28.5);
        recorded.finished(sweepId, trialId, 28.5);

        rebuild();

        RunContent sweep = sweepRun();
        RunContent trial = run();
        assertThat(sweep.state()).isEqualTo(RunState.FINISHED);
        assertThat(sweep.name()).isEqualTo("sweep rates " + sweepId);
        assertThat(sweep.datasets()).containsExactly("photos");
        assertThat(sweep.tags())
                .containsEntry("refocus.bestTrial", trialId)
                .containsEntry("mlflow.source.name", "refocus sweep rates")
                .extractingByKey(RunTags.NOTE)
                .asString()
                .contains("Best: **[learningRate.rate=0.001](" + Tracking.link(trial.run()) + ")**, 28.50 dB, +3.50 dB")
                .contains("| learningRate.rate=0.002 | failed |  |  |  |");
        assertThat(tracking.curve(sweep.run().runId(), "valPsnrDb"))
                .extracting(MetricPoint::value)
                .containsExactly(28.5);
        assertThat(artifact(sweep, "leaderboard.csv"))
                .contains(trialId + ",completed,40,28.5000,3.5000,0.80000,12.5,learningRate.rate=0.001,")
                .contains("\"the loss \"\"content\"\" is not finite\"");
        for (String chart : List.of("psnr", "rates", "best-so-far"))
            assertThat(artifact(sweep, "pictures/" + chart + ".png")).startsWith("\uFFFDPNG");

        RebuildReport second = rebuild();

        assertThat(second).isEqualTo(new RebuildReport(0, 0, 0, 0, List.of()));
        assertThat(sweepRun()).isEqualTo(sweep);
        assertThat(run()).isEqualTo(trial);
    }

    @Test
    void aTrialShowsItsDatasetItsModelAndTheBlurredPicturesScores() {
        recorded.sweep(sweepId);
        Attempt attempt = recorded.trial(trialId, sweepId);
        recorded.put(attempt, Recorded.journal(10));
        mirror.run(new MirrorTask.Trial(trialId));
        tracking.rename(run().run().runId(), "as an older build named it");
        recorded.finish(attempt, 40);
        recorded.result(attempt, 28.5);

        mirror.run(new MirrorTask.Trial(trialId));

        RunContent run = run();
        assertThat(run.name()).isEqualTo("rates 1/2 learningRate.rate=0.001");
        assertThat(run.datasets()).containsExactly("photos");
        assertThat(run.models()).hasSize(1).containsValue(40L);
        assertThat(run.parameters()).containsEntry("blurred.psnrDb", "25.0000");
        assertThat(run.lastSteps()).containsKey("evaluation/psnrDb");
        assertThat(run.lastSteps().keySet()).noneMatch(key -> key.startsWith("identity"));
        assertThat(run.lastSteps().keySet().stream().sorted().toList())
                .as("MLflow orders groups of charts by name")
                .first()
                .asString()
                .startsWith("evaluation/");
        assertThat(run.tags()).containsEntry("mlflow.source.git.commit", "c0ffee");

        recorded.version(model, 1, trialId);
        mirror.run(new MirrorTask.Model(model));
        assertThat(registry.version(model, 1).orElseThrow().runId())
                .isEqualTo(run.run().runId());
    }

    @Test
    void aRunFilledByAnOlderBuildIsFilledAgain() {
        recorded.sweep(sweepId);
        recorded.finish(recorded.trial(trialId, sweepId), 10);
        rebuild();
        String stamp = run().tags().get(RunTags.MIRRORED);
        tracking.tag(run().run().runId(), RunTags.MIRRORED, stamp.substring(stamp.indexOf(' ') + 1));

        assertThat(mirror.behind()).containsExactly(new MirrorTask.Trial(trialId));
        rebuild();
        assertThat(run().tags()).containsEntry(RunTags.MIRRORED, stamp);
    }

    @Test
    void curvesAreCompleteAndUndoubledWhenMlflowWasDownInTheMiddle() throws Exception {
        recorded.sweep(sweepId);
        Attempt attempt = recorded.trial(trialId, sweepId);
        try (MirrorThread thread = MirrorThread.start(mirror)) {
            recorded.put(attempt, Recorded.journal(10));
            thread.trialChanged(trialId);
            until(() -> steps(CONTENT).size() == 10);

            mlflow.stop();
            for (long step = 20; step <= 30; step += 10) {
                recorded.put(attempt, Recorded.journal(step));
                long before = System.nanoTime();
                thread.trialChanged(trialId);
                assertThat(System.nanoTime() - before).as("told, not waited").isLessThan(100_000_000L);
                TimeUnit.SECONDS.sleep(2);
            }
            mlflow.startAgain();
            recorded.finish(attempt, 40);
            thread.trialChanged(trialId);

            until(() -> run().state() == RunState.FINISHED);
        }
        assertThat(steps(CONTENT))
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 40).boxed().toList());
        assertThat(steps("evaluation/psnrDb")).containsExactly(10L, 20L, 30L, 40L);
        assertThat(tracking.withTag(RunMirror.EXPERIMENT, RunTags.TRIAL))
                .filteredOn(run -> run.tags().get(RunTags.TRIAL).equals(trialId))
                .hasSize(1);
    }

    @Test
    void whatAWorkerThatDiedLeftBehindIsFoundByTheNext() throws Exception {
        recorded.sweep(sweepId);
        Attempt attempt = recorded.trial(trialId, sweepId);
        recorded.put(attempt, Recorded.journal(10));
        mirror.run(new MirrorTask.Trial(trialId));
        recorded.finish(attempt, 40); // and nobody tells the mirror

        MirrorThread next = MirrorThread.start(mirror);
        until(() -> run().state() == RunState.FINISHED);
        next.close();

        assertThat(steps(CONTENT)).hasSize(40);
        assertThat(mirror.behind()).isEmpty();
    }

    @Test
    void anAliasThatACrashLeftBehindIsMovedByTheNextComparison() {
        recorded.finish(recorded.trial(trialId, sweepId), 10);
        recorded.version(model, 1, trialId);
        recorded.version(model, 2, trialId);
        bucket.models().setChampion(model, Optional.of(1));
        rebuild();
        assertThat(registry.champion(model).orElseThrow().version()).isEqualTo(1);

        bucket.models().setChampion(model, Optional.of(2));
        rebuild();
        assertThat(registry.champion(model).orElseThrow().version()).isEqualTo(2);
        bucket.models().setChampion(model, Optional.empty());
        rebuild();
        assertThat(registry.champion(model)).isEmpty();
    }

    @Test
    void aVersionIsRegisteredOnceAPromotionAndOnRecordUnderTheSameNumber() {
        recorded.finish(recorded.trial(trialId, sweepId), 10);
        Map<String, String> tags = Map.of("trial", trialId, "promotion", promotionId);

        int first = mirror.register(model, trialId, "s3://b/m/1/", tags);
        int again = mirror.register(model, trialId, "s3://b/m/1/", tags);
        int other = mirror.register(model, trialId, "s3://b/m/1/", Map.of("trial", trialId, "promotion", "p-other"));

        assertThat(List.of(first, again, other)).containsExactly(1, 1, 2);
        assertThat(bucket.models().versions(model))
                .extracting(VersionRecord::version)
                .containsExactly(1, 2);
        assertThat(registry.version(model, 1).orElseThrow().runId())
                .isEqualTo(run().run().runId());
    }

    @Test
    void aVersionOfAnotherTrialUnderTheSameNumberIsSaid() {
        registry.register(model, "s3://elsewhere/m/", ModelMaker.unknown(), Map.of("trial", "another"));
        recorded.version(model, 1, trialId);

        assertThatThrownBy(() -> mirror.run(new MirrorTask.Model(model)))
                .isInstanceOf(RefocusException.class)
                .hasMessageContaining("version 1 of model " + model)
                .hasMessageContaining("MLflow's registry has trial another; expected trial " + trialId);
        assertThat(rebuild().failures()).hasSize(1);
    }

    private RebuildReport rebuild() {
        return new TrackingRebuild(mirror)
                .run((task, done, total) -> assertThat(done).isLessThan(total));
    }

    private RunContent run() {
        return tracking.find(RunMirror.EXPERIMENT, RunTags.TRIAL, trialId).orElseThrow();
    }

    private RunContent sweepRun() {
        return tracking.find(RunMirror.EXPERIMENT, RunTags.SWEEP, sweepId).orElseThrow();
    }

    private static String artifact(RunContent run, String path) {
        byte[] bytes = MlflowConnection.to(new TrackingSettings(mlflow.address()))
                .getArtifact("read", run.run().experimentId() + "/" + run.run().runId() + "/artifacts/" + path);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private List<Long> steps(String metric) {
        return tracking.find(RunMirror.EXPERIMENT, RunTags.TRIAL, trialId)
                .map(run -> tracking.curve(run.run().runId(), metric).stream()
                        .map(MetricPoint::step)
                        .toList())
                .orElse(List.of());
    }

    private static void until(java.util.function.BooleanSupplier reached) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as("reached in time").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
