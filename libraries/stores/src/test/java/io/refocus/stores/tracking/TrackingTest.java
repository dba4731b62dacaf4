package io.refocus.stores.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.stores.EmbeddedStore;
import io.refocus.stores.TrackingSettings;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.mlflow.MlflowException;
import io.refocus.stores.object.ObjectStore;
import io.refocus.testing.RealServers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("server")
class TrackingTest {
    private static final String EXPERIMENT = "tracking-test";

    private static MlflowConnection mlflow;
    private static ObjectStore store;
    private static Tracking tracking;

    private final String id = UUID.randomUUID().toString();

    @BeforeAll
    static void connect() {
        mlflow = MlflowConnection.open(new TrackingSettings(RealServers.mlflow()));
        store = ObjectStore.prepare(EmbeddedStore.freshBucket());
        tracking = new Tracking(mlflow, store);
    }

    @AfterAll
    static void disconnect() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void aRunIsMadeWithItsTagsAndItsStart() {
        TrackedRun sweep = sweepRun("three rates");
        NewRun wanted = new NewRun(
                "rate 0.0005", RunTags.TRIAL, "trial-" + id, Map.of(RunTags.PARENT, sweep.runId()), 1_700_000L);
        assertThat(tracking.find(EXPERIMENT, RunTags.TRIAL, "trial-" + id)).isEmpty();

        TrackedRun trial = tracking.findOrMake(EXPERIMENT, wanted).run();

        RunContent read = run(trial);
        assertThat(read.tags())
                .containsEntry("refocus.trial", "trial-" + id)
                .containsEntry("mlflow.parentRunId", sweep.runId())
                .containsEntry("mlflow.runName", "rate 0.0005");
        assertThat(read.state()).isEqualTo(RunState.RUNNING);
        assertThat(mlflow.get("look", "runs/get?run_id=" + trial.runId())
                        .at("/run/info/start_time")
                        .asLong())
                .isEqualTo(1_700_000L);
        assertThat(tracking.find(EXPERIMENT, RunTags.TRIAL, "trial-" + id)).contains(read);
        assertThat(tracking.withTag(EXPERIMENT, RunTags.TRIAL)).contains(read);
        assertThat(trial.experimentId()).isEqualTo(sweep.experimentId());
        assertThat(tracking.page(trial).toString())
                .endsWith("/#/experiments/" + trial.experimentId() + "/runs/" + trial.runId()
                        + "?workflowType=machine_learning");
        assertThat(tracking.runsPage(EXPERIMENT).orElseThrow().toString())
                .endsWith("/#/experiments/" + trial.experimentId() + "/runs?workflowType=machine_learning");
        assertThat(tracking.runsPage("no such experiment")).isEmpty();
    }

    @Test
    void askingAgainFindsTheSameRunAsItIs() {
        TrackedRun first = sweepRun("once");
        tracking.state(first.runId(), RunState.FAILED, Optional.of(5_000L));

        RunContent again = tracking.findOrMake(EXPERIMENT, newSweep("once"));

        assertThat(again.run()).isEqualTo(first);
        assertThat(again.state()).isEqualTo(RunState.FAILED);
        tracking.state(first.runId(), RunState.RUNNING, Optional.empty());
        assertThat(run(first).state()).isEqualTo(RunState.RUNNING);
    }

    @Test
    void thoseWhoAskAtOnceAgreeOnOneRun() throws Exception {
        ExecutorService askers = Executors.newFixedThreadPool(4);
        try {
            List<Callable<TrackedRun>> asks = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                asks.add(() ->
                        tracking.findOrMake("fresh-" + id, newSweep("at once")).run());
            }
            for (Future<TrackedRun> ask : askers.invokeAll(asks)) {
                ask.get();
            }
            TrackedRun agreed =
                    tracking.findOrMake("fresh-" + id, newSweep("at once")).run();
            for (Future<TrackedRun> ask : askers.invokeAll(asks)) {
                assertThat(ask.get()).isEqualTo(agreed);
            }
        } finally {
            askers.shutdownNow();
        }
    }

    @Test
    void parametersAreSetOnceAndMayBeRepeated() {
        TrackedRun run = sweepRun("parameters");
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < 120; i++) { // more than one batch
            parameters.put("p" + i, "v" + i);
        }

        tracking.parameters(run.runId(), parameters);
        tracking.parameters(run.runId(), parameters);

        assertThat(run(run).parameters()).hasSize(120).containsEntry("p119", "v119");
        assertThatThrownBy(() -> tracking.parameters(run.runId(), Map.of("p1", "another")))
                .isInstanceOf(MlflowException.class)
                .hasMessageContaining("log parameters of run " + run.runId());
    }

    @Test
    void moreThanABatchOfPointsMakesOneCurve() {
        TrackedRun run = sweepRun("metrics");
        List<MetricPoint> points = LongStream.range(0, 2500)
                .mapToObj(step -> new MetricPoint("train/content", 1.0 / (step + 1), step, 1_700_000_000_000L + step))
                .toList();

        tracking.metrics(run.runId(), points);
        tracking.metrics(run.runId(), points.subList(2400, 2500)); // a repeated request counts once

        List<MetricPoint> curve = tracking.curve(run.runId(), "train/content");
        assertThat(curve).hasSize(2500);
        assertThat(curve.stream().filter(m -> m.step() == 999).map(MetricPoint::value))
                .containsExactly(0.001);
        assertThat(run(run).lastSteps()).containsExactly(Map.entry("train/content", 2499L));
    }

    @Test
    void aPerfectPictureHasACurveToo() {
        TrackedRun run = sweepRun("infinite");

        tracking.metrics(
                run.runId(),
                List.of(new MetricPoint("validation/psnrDb", Double.POSITIVE_INFINITY, 1, 1_700_000_000_000L)));

        assertThat(tracking.curve(run.runId(), "validation/psnrDb"))
                .as("MLflow keeps the largest number it has for infinity")
                .containsExactly(new MetricPoint("validation/psnrDb", Double.MAX_VALUE, 1, 1_700_000_000_000L));
    }

    @Test
    void aPictureGoesThroughTheServerWhenItsUriSaysSo() {
        TrackedRun run = sweepRun("proxied");
        byte[] picture = bytes("a contact sheet");
        assertThat(run.artifactUri()).startsWith("mlflow-artifacts:/");

        tracking.artifact(run, "samples/step-00400.png", picture, "image/png");

        assertThat(mlflow.getArtifact(
                        "read", run.experimentId() + "/" + run.runId() + "/artifacts/samples/step-00400.png"))
                .isEqualTo(picture);
        assertThat(mlflow.get("list", "artifacts/list?path=samples&run_id=" + run.runId())
                        .at("/files/0/path")
                        .asText())
                .isEqualTo("samples/step-00400.png");
    }

    @Test
    void aPictureGoesToTheBucketWhenItsUriSaysSo() {
        String experiment = "in-bucket-" + id;
        mlflow.post(
                "make an experiment",
                "experiments/create",
                Map.of("name", experiment, "artifact_location", store.uri("mlflow")));
        TrackedRun run = tracking.findOrMake(experiment, newSweep("direct")).run();
        byte[] picture = bytes("a contact sheet");

        tracking.artifact(run, "samples/one.png", picture, "image/png");

        assertThat(store.get("mlflow/" + run.runId() + "/artifacts/samples/one.png"))
                .isEqualTo(picture);
    }

    @Test
    void aFolderOfTheServersOwnMachineIsRefused() {
        TrackedRun run = new TrackedRun("0", "some-run", "/srv/mlruns/0/some-run/artifacts");

        assertThatThrownBy(() -> tracking.artifact(run, "one.png", new byte[1], "image/png"))
                .hasMessageContaining("/srv/mlruns/0/some-run/artifacts")
                .hasMessageContaining("--artifacts-destination");
    }

    @Test
    void anUnknownRunIsSaidInMlflowsWords() {
        assertThatThrownBy(() -> tracking.state("0".repeat(32), RunState.FINISHED, Optional.empty()))
                .isInstanceOfSatisfying(
                        MlflowException.class, e -> assertThat(e.code()).isEqualTo("RESOURCE_DOES_NOT_EXIST"));
    }

    private TrackedRun sweepRun(String name) {
        return tracking.findOrMake(EXPERIMENT, newSweep(name)).run();
    }

    private NewRun newSweep(String name) {
        return new NewRun(name, RunTags.SWEEP, "sweep-" + id, Map.of(), 1_700_000_000_000L);
    }

    private static RunContent run(TrackedRun run) {
        return tracking.content(run.runId());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
