package io.refocus.worker.training;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Documents;
import io.refocus.learning.CodeVersion;
import io.refocus.learning.experiment.Experiment;
import io.refocus.stores.object.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Trials' experiments, which lie beside their results. */
public final class Experiments {
    /** Digits of a digest that an id is made of: short enough to be typed, and no two are equal by chance. */
    private static final int ID_DIGITS = 16;

    private final ObjectStore store;

    public Experiments(ObjectStore store) {
        this.store = store;
    }

    /** The identity of a trial: equal experiments, seed included, on equal data by equal code are the same trial. */
    public static String trialId(Experiment experiment, DatasetVersion dataset) {
        return Documents.digest(Map.of(
                        "experiment", experiment,
                        "dataset", dataset.version(),
                        "code", CodeVersion.current(),
                        "seed", experiment.seed()))
                .substring(0, ID_DIGITS);
    }

    public void put(String trialId, Experiment experiment) {
        byte[] json = Documents.json(experiment).getBytes(StandardCharsets.UTF_8);
        store.putIfAbsent(key(trialId), json, "application/json");
    }

    /** @throws io.refocus.fault.RefocusException {@code NOT_FOUND} if the trial was never planned */
    public Experiment get(String trialId) {
        String json = new String(store.get(key(trialId)), StandardCharsets.UTF_8);
        return Experiment.parse(json, key(trialId));
    }

    private static String key(String trialId) {
        return "trials/" + trialId + "/experiment.json";
    }
}
