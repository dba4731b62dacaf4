package io.refocus.stores.tracking;

import io.refocus.stores.mlflow.MlflowConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Parameters and points, in batches no larger than the server accepts. */
final class RunRecords {
    static final int METRICS_IN_A_BATCH = 1000;
    static final int PARAMETERS_IN_A_BATCH = 100; // and tags;

    private final MlflowConnection mlflow;

    RunRecords(MlflowConnection mlflow) {
        this.mlflow = mlflow;
    }

    void parameters(String runId, Map<String, String> parameters) {
        List<Map<String, Object>> params = new ArrayList<>();
        new TreeMap<>(parameters).forEach((key, value) -> params.add(Map.of("key", key, "value", value)));
        for (List<Map<String, Object>> batch : batches(params, PARAMETERS_IN_A_BATCH)) {
            log("log parameters of run " + runId, runId, "params", batch);
        }
    }

    void tags(String runId, Map<String, String> tags) {
        List<Map<String, Object>> pairs = new ArrayList<>();
        new TreeMap<>(tags).forEach((key, value) -> pairs.add(Map.of("key", key, "value", value)));
        for (List<Map<String, Object>> batch : batches(pairs, PARAMETERS_IN_A_BATCH)) {
            log("tag the run " + runId, runId, "tags", batch);
        }
    }

    void metrics(String runId, List<MetricPoint> points) {
        List<Map<String, Object>> metrics =
                points.stream().map(RunRecords::metric).toList();
        for (List<Map<String, Object>> batch : batches(metrics, METRICS_IN_A_BATCH)) {
            log("log metrics of run " + runId, runId, "metrics", batch);
        }
    }

    private void log(String what, String runId, String kind, List<Map<String, Object>> batch) {
        mlflow.post(what, "runs/log-batch", Map.of("run_id", runId, kind, batch));
    }

    private static Map<String, Object> metric(MetricPoint point) {
        // JSON has no number for what is not finite: MLflow reads the words "Infinity", "-Infinity" and "NaN"
        Object value = Double.isFinite(point.value()) ? (Object) point.value() : Double.toString(point.value());
        return Map.of("key", point.key(), "value", value, "step", point.step(), "timestamp", point.timestampMillis());
    }

    static <T> List<List<T>> batches(List<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return batches;
    }
}
