package io.refocus.stores.tracking;

import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.object.ObjectStore;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.RunInfo;

/**
 * Writes sweeps and trials into MLflow. Every method may be repeated: runs are found by their tags before they are started, and
 * parameters and points that are there already stay one. Thread-safe.
 */
public final class Tracking {
    private final MlflowConnection mlflow;
    private final Runs runs;
    private final RunRecords records;
    private final ArtifactUpload artifacts;

    /** @param store whose credentials and endpoint are used when MLflow keeps artifacts at {@code s3://} addresses */
    public Tracking(MlflowConnection mlflow, ObjectStore store) {
        this.mlflow = mlflow;
        this.runs = new Runs(mlflow);
        this.records = new RunRecords(mlflow);
        this.artifacts = new ArtifactUpload(mlflow, store);
    }

    /**
     * The run of a sweep, started if there is none and set running again if it had ended.
     *
     * @param experiment name of the MLflow experiment; made if there is none
     * @param name what people read in the list of runs
     */
    public TrackedRun sweepRun(String experiment, String sweepId, String name) {
        return runs.findOrStart(experiment, name, Map.of(RunTags.SWEEP, sweepId), RunTags.SWEEP);
    }

    /** The run of a trial, below its sweep's; otherwise as {@link #sweepRun}. A trial has one run, whichever sweeps it is in. */
    public TrackedRun trialRun(String experiment, String trialId, String name, TrackedRun sweep) {
        return runs.findOrStart(
                experiment, name, Map.of(RunTags.TRIAL, trialId, RunTags.PARENT, sweep.runId()), RunTags.TRIAL);
    }

    public void tag(String runId, String key, String value) {
        mlflow.call("tag the run " + runId, client -> {
            client.setTag(runId, key, value);
            return runId;
        });
    }

    /** Sets parameters. They are immutable: the same value again is harmless, another one is an error. */
    public void parameters(String runId, Map<String, String> parameters) {
        records.parameters(runId, parameters);
    }

    /** Appends points to curves, any number of them. */
    public void metrics(String runId, List<MetricPoint> points) {
        records.metrics(runId, points);
    }

    /** The step of the last point of a curve: a resumed training repeats the steps before it and need not write them again. */
    public Optional<Long> lastStep(String runId, String metric) {
        return mlflow.call("read the run " + runId, client -> client.getRun(runId)).getData().getMetricsList().stream()
                .filter(m -> m.getKey().equals(metric))
                .map(Metric::getStep)
                .findFirst();
    }

    /**
     * Stores a picture or a document beside a run, over any there was.
     *
     * @param path below the run's artifacts, such as {@code samples/step-00400.png}
     * @param mediaType such as {@code image/png}
     */
    public void artifact(TrackedRun run, String path, byte[] bytes, String mediaType) {
        artifacts.put(run, path, bytes, mediaType);
    }

    /** A run by its id. */
    public TrackedRun run(String runId) {
        RunInfo info = mlflow.call("look at the run " + runId, client -> client.getRun(runId))
                .getInfo();
        return new TrackedRun(info.getExperimentId(), info.getRunId(), info.getArtifactUri());
    }

    /** All points of a curve, by step; none if there is no such curve. */
    public List<MetricPoint> curve(String runId, String metric) {
        return mlflow.call("read the curve " + metric, client -> client.getMetricHistory(runId, metric)).stream()
                .map(m -> new MetricPoint(m.getKey(), m.getValue(), m.getStep(), m.getTimestamp()))
                .sorted(Comparator.comparingLong(MetricPoint::step))
                .toList();
    }

    public void finish(String runId, RunOutcome outcome) {
        runs.finish(runId, outcome);
    }

    /** The page of a run in MLflow's own pages. */
    public URI page(TrackedRun run) {
        return URI.create("%s/#/experiments/%s/runs/%s".formatted(mlflow.address(), run.experimentId(), run.runId()));
    }
}
