package io.refocus.worker.training;

import com.fasterxml.jackson.databind.JsonNode;
import io.refocus.documents.Documents;
import io.refocus.learning.experiment.Experiment;
import io.refocus.stores.tracking.TrackedRun;
import io.refocus.stores.tracking.Tracking;
import io.refocus.workflows.training.ParentRun;
import io.refocus.workflows.training.TrialOrder;
import java.util.Map;
import java.util.TreeMap;

/** A trial's run in MLflow: found or started, with every field of its experiment as a parameter. */
public final class TrialRun {
    /** The MLflow experiment all runs of Refocus are in, so that a trial has one run whichever sweeps it is part of. */
    public static final String EXPERIMENT = "refocus";

    private TrialRun() {}

    static TrackedRun open(Tracking tracking, TrialOrder order, Experiment experiment) {
        ParentRun parent = order.parent();
        TrackedRun sweep = new TrackedRun(parent.experimentId(), parent.runId(), parent.artifactUri());
        String name = experiment.name() + " " + order.parameters();
        TrackedRun run = tracking.trialRun(EXPERIMENT, order.trialId(), name, sweep);
        Map<String, String> parameters = new TreeMap<>();
        flatten("", Documents.tree(experiment), parameters);
        parameters.put("dataset", order.dataset().toString());
        tracking.parameters(run.runId(), parameters);
        return run;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> parameters) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(),
                            field.getValue(),
                            parameters));
        } else {
            parameters.put(path, node.isValueNode() ? node.asText() : node.toString());
        }
    }
}
