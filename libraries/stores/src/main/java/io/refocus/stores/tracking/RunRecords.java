package io.refocus.stores.tracking;

import io.refocus.stores.mlflow.MlflowConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;

/** Parameters and points, in batches no larger than the server takes. */
final class RunRecords {
    static final int METRICS_IN_A_BATCH = 1000;
    static final int PARAMETERS_IN_A_BATCH = 100;

    private final MlflowConnection mlflow;

    RunRecords(MlflowConnection mlflow) {
        this.mlflow = mlflow;
    }

    void parameters(String runId, Map<String, String> parameters) {
        List<Param> params = new ArrayList<>();
        new TreeMap<>(parameters)
                .forEach((key, value) -> params.add(
                        Param.newBuilder().setKey(key).setValue(value).build()));
        for (List<Param> batch : batches(params, PARAMETERS_IN_A_BATCH)) {
            log("log parameters of run " + runId, runId, List.of(), batch);
        }
    }

    void metrics(String runId, List<MetricPoint> points) {
        List<Metric> metrics = points.stream().map(RunRecords::metric).toList();
        for (List<Metric> batch : batches(metrics, METRICS_IN_A_BATCH)) {
            log("log metrics of run " + runId, runId, batch, List.of());
        }
    }

    private void log(String what, String runId, List<Metric> metrics, List<Param> params) {
        mlflow.call(what, client -> {
            client.logBatch(runId, metrics, params, List.of());
            return runId;
        });
    }

    private static Metric metric(MetricPoint point) {
        return Metric.newBuilder()
                .setKey(point.key())
                .setValue(point.value())
                .setStep(point.step())
                .setTimestamp(point.timestampMillis())
                .build();
    }

    static <T> List<List<T>> batches(List<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return batches;
    }
}
