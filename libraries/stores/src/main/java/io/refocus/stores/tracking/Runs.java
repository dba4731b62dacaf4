package io.refocus.stores.tracking;

import io.refocus.stores.mlflow.MlflowConnection;
import io.refocus.stores.mlflow.MlflowException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Experiment;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;

/** Finds runs by tag and starts the missing ones. */
final class Runs {
    private final MlflowConnection mlflow;

    Runs(MlflowConnection mlflow) {
        this.mlflow = mlflow;
    }

    TrackedRun findOrStart(String experiment, String name, Map<String, String> tags, String identity) {
        String experimentId = experiment(experiment);
        String what = "start the run " + name;
        Optional<RunInfo> found = find(experimentId, identity, tags.get(identity));
        if (found.isEmpty()) {
            mlflow.call(what, client -> client.createRun(creation(experimentId, name, tags)));
            // of two that were started at the same moment, everyone takes the older
            found = find(experimentId, identity, tags.get(identity));
        }
        RunInfo run = found.orElseThrow(
                () -> new IllegalStateException("MLflow does not list the run it has just made: " + name));
        if (run.getStatus() != RunStatus.RUNNING) {
            mlflow.post(what, "runs/update", Map.of("run_id", run.getRunId(), "status", "RUNNING"));
        }
        return new TrackedRun(experimentId, run.getRunId(), run.getArtifactUri());
    }

    void finish(String runId, RunOutcome outcome) {
        mlflow.call("finish the run " + runId, client -> {
            client.setTerminated(runId, RunStatus.valueOf(outcome.name()));
            return runId;
        });
    }

    private Optional<RunInfo> find(String experimentId, String tag, String value) {
        String filter = "tags.`%s` = '%s'".formatted(tag, value);
        return mlflow
                .call(
                        "look for the run " + value,
                        client -> client.searchRuns(
                                List.of(experimentId),
                                filter,
                                ViewType.ACTIVE_ONLY,
                                1,
                                List.of("attribute.start_time ASC", "attribute.run_id ASC")))
                .getItems()
                .stream()
                .map(run -> run.getInfo())
                .findFirst();
    }

    private String experiment(String name) {
        Optional<Experiment> found = findExperiment(name);
        if (found.isPresent()) {
            return found.get().getExperimentId();
        }
        try {
            return mlflow.call("make the experiment " + name, client -> client.createExperiment(name));
        } catch (MlflowException e) {
            return findExperiment(name).orElseThrow(() -> e).getExperimentId(); // made by somebody else meanwhile
        }
    }

    /** By a search, which has an empty answer: the client asks three times for what does not exist, and warns each time. */
    private Optional<Experiment> findExperiment(String name) {
        String filter = "name = '%s'".formatted(name.replace("'", "\\'"));
        return mlflow
                .call(
                        "look for the experiment " + name,
                        client -> client.searchExperiments(filter, ViewType.ACTIVE_ONLY, 1, List.of()))
                .getItems()
                .stream()
                .findFirst();
    }

    private static CreateRun creation(String experimentId, String name, Map<String, String> tags) {
        CreateRun.Builder run = CreateRun.newBuilder()
                .setExperimentId(experimentId)
                .setRunName(name)
                .setStartTime(System.currentTimeMillis());
        tags.forEach((key, value) -> run.addTags(RunTag.newBuilder().setKey(key).setValue(value)));
        return run.build();
    }
}
