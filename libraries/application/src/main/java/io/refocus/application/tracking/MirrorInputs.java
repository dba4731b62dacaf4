package io.refocus.application.tracking;

import io.refocus.datasets.DatasetManifest;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Split;
import io.refocus.fault.Fault;
import io.refocus.fault.RefocusException;
import io.refocus.stores.Bucket;
import io.refocus.stores.tracking.DatasetInput;
import io.refocus.stores.tracking.RunContent;
import io.refocus.stores.tracking.Tracking;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The dataset of a run, as MLflow keeps it. */
record MirrorInputs(Bucket bucket, Tracking tracking) {
    private static final int DIGITS = 16;

    /** Records it with its pictures in each split, once. */
    void put(RunContent run, DatasetVersion dataset) {
        if (!run.datasets().contains(dataset.name())) {
            String digest = dataset.version()
                    .substring(0, Math.min(DIGITS, dataset.version().length()));
            tracking.input(
                    run.run().runId(),
                    new DatasetInput(dataset.name(), digest, bucket.datasets().uri(dataset), pictures(dataset)));
        }
    }

    /** Nothing of a dataset that the bucket does not have any more. */
    private Map<String, Integer> pictures(DatasetVersion dataset) {
        Map<String, Integer> pictures = new TreeMap<>();
        try {
            DatasetManifest manifest = bucket.datasets().load(dataset.name(), dataset.version());
            for (Split split : Split.values()) {
                pictures.put(
                        split.name().toLowerCase(Locale.ROOT),
                        manifest.pairsOf(split).size());
            }
        } catch (RefocusException e) {
            if (e.fault() != Fault.NOT_FOUND) {
                throw e;
            }
        }
        return pictures;
    }
}
