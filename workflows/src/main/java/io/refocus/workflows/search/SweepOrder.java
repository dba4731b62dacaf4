package io.refocus.workflows.search;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Documents;
import io.refocus.documents.Legal;
import java.util.List;
import java.util.Map;

/**
 * A sweep to be run.
 *
 * @param experiment the experiment all trials vary, as canonical JSON
 * @param dataset exact version: a name alone could mean another dataset later
 */
public record SweepOrder(
        String name, String experiment, DatasetVersion dataset, Map<String, List<Object>> axes, int concurrentTrials) {
    public SweepOrder {
        Legal.name("name", name);
        Legal.text("experiment", experiment);
        Legal.required("dataset", dataset);
        Grid.check(axes);
        Legal.range("concurrentTrials", concurrentTrials, 1, 100);
    }

    /** 16 hex digits of the digest of everything that determines the result, so not the number of trials at a time. */
    public String sweepId() {
        return Documents.digest(Map.of("name", name, "experiment", experiment, "dataset", dataset, "axes", axes))
                .substring(0, 16);
    }
}
