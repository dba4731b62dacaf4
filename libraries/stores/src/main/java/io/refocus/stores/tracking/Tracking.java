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
    private static final int POINTS_IN_A_PAGE = 10_000;

    private final MlflowConnection mlflow;
    private final Runs runs;
    private final RunRecords records;
    private final ArtifactUpload artifacts;

    /** @param store reaches the buckets that runs keep artifacts in, where MLflow is set up so */
    public Tracking(MlflowConnection mlflow, ObjectStore store) {
        this.mlflow = mlflow;
        this.runs = new Runs(mlflow);
        this.records = new RunRecords(mlflow);
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

    /** The page of a run in MLflow's own pages. */
    public URI page(TrackedRun run) {
        return URI.create("%s/#/experiments/%s/runs/%s".formatted(mlflow.address(), run.experimentId(), run.runId()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
