package io.refocus.stores.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.object.ObjectStore;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs in MLflow, each found by a tag of its own. Every call may be repeated. Thread-safe. */
public final class Tracking {
    /** Without it, MLflow opens an experiment on its pages for language models, whatever the experiment's kind. */
    private static final String FOR_TRAINING = "?workflowType=machine_learning";

    private static final int POINTS_IN_A_PAGE = 10_000;

    private final MlflowConnection mlflow;
    private final Runs runs;
    private final RunRecords records;
    private final LoggedModels models;
    private final ArtifactUpload artifacts;

    /** @param store reaches the buckets that runs keep artifacts in, where MLflow is set up so */
    public Tracking(MlflowConnection mlflow, ObjectStore store) {
        this.mlflow = mlflow;
        this.runs = new Runs(mlflow);
        this.records = new RunRecords(mlflow);
        this.models = new LoggedModels(mlflow);
        this.artifacts = new ArtifactUpload(mlflow, store);
    }

    /**
     * The run with this identity, made if there is none.
     *
     * @param experiment name of the MLflow experiment; made if there is none
     */
    public RunContent findOrMake(String experiment, NewRun wanted) {
        return runs.findOrMake(experiment, wanted);
    }

    /** The oldest run whose tag has this value. */
    public Optional<RunContent> find(String experiment, String tag, String value) {
        return runs.findExperiment(experiment).flatMap(id -> runs.find(id, tag, value));
    }

    /** All runs that have a tag, the oldest first. */
    public List<RunContent> withTag(String experiment, String tag) {
        return runs.withTag(experiment, tag);
    }

    /** What a run holds now. */
    public RunContent content(String runId) {
        return runs.content(runId);
    }

    public void tag(String runId, String key, String value) {
        mlflow.post("tag the run " + runId, "runs/set-tag", Map.of("run_id", runId, "key", key, "value", value));
    }

    public void tags(String runId, Map<String, String> tags) {
        records.tags(runId, tags);
    }

    /** Changes the name in the list of runs. */
    public void rename(String runId, String name) {
        runs.rename(runId, name);
    }

    /** Records the dataset that a run was trained on. The same again changes nothing. */
    public void input(String runId, DatasetInput dataset) {
        mlflow.post(
                "record the dataset %s of run %s".formatted(dataset.name(), runId),
                "runs/log-inputs",
                dataset.body(runId));
    }

    /**
     * Records a model that a run has made; of one name once.
     *
     * @param run as MLflow has it now
     * @return the model's id
     */
    public String model(RunContent run, NewModel model) {
        return models.findOrMake(run, model);
    }

    /** Sets parameters. They are immutable: the same value again changes nothing, another one is an error. */
    public void parameters(String runId, Map<String, String> parameters) {
        records.parameters(runId, parameters);
    }

    /** Appends points to curves, any number of them. A point that is there already changes nothing. */
    public void metrics(String runId, List<MetricPoint> points) {
        records.metrics(runId, points);
    }

    /**
     * Stores a picture or a document of a run, replacing any.
     *
     * @param path below the run's artifacts, such as {@code samples/step-00400.png}
     * @param mediaType such as {@code image/png}
     */
    public void artifact(TrackedRun run, String path, byte[] bytes, String mediaType) {
        artifacts.put(run, path, bytes, mediaType);
    }

    /** All points of a curve, by step; none if there is no such curve. */
    public List<MetricPoint> curve(String runId, String metric) {
        List<MetricPoint> points = new ArrayList<>();
        String token = "";
        do {
            JsonNode page = mlflow.get(
                    "read the curve " + metric,
                    String.format(
                            Locale.ROOT,
                            "metrics/get-history?run_id=%s&metric_key=%s&max_results=%d&page_token=%s",
                            runId,
                            encode(metric),
                            POINTS_IN_A_PAGE,
                            encode(token)));
            page.path("metrics").forEach(metricNode -> points.add(MetricPoint.parse(metricNode)));
            token = page.path("next_page_token").asText("");
        } while (!token.isEmpty());
        points.sort(Comparator.comparingLong(MetricPoint::step));
        return List.copyOf(points);
    }

    /** @param endMillis when it ended, since 1970; empty for a run that goes on */
    public void state(String runId, RunState state, Optional<Long> endMillis) {
        runs.state(runId, state, endMillis);
    }

    /** The page of a run, on MLflow's pages for the training of models. */
    public URI page(TrackedRun run) {
        return URI.create("%s/%s".formatted(mlflow.address(), link(run)));
    }

    /** The list of an experiment's runs, on the same pages; empty if there is no such experiment. */
    public Optional<URI> runsPage(String experiment) {
        return runs.findExperiment(experiment)
                .map(id -> URI.create("%s/#/experiments/%s/runs%s".formatted(mlflow.address(), id, FOR_TRAINING)));
    }

    /** {@link #page}, for a link from another of MLflow's pages. */
    public static String link(TrackedRun run) {
        return "#/experiments/%s/runs/%s%s".formatted(run.experimentId(), run.runId(), FOR_TRAINING);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
