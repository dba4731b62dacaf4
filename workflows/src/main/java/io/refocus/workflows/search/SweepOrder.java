package io.refocus.workflows.search;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.Documents;
import io.refocus.documents.IllegalValueException;
import io.refocus.documents.Legal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A sweep to be run.
 *
 * @param experiment the experiment all trials vary, as canonical JSON
 * @param dataset exact version: a name alone could mean another dataset later
 * @param axes values of a grid by path; none for a search
 * @param search absent for a grid of axes
 */
public record SweepOrder(
        String name,
        String experiment,
        DatasetVersion dataset,
        Map<String, List<Object>> axes,
        Optional<SearchOrder> search,
        int concurrentTrials) {
    static final int MOST_AT_A_TIME = 100;

    public SweepOrder {
        Legal.name("name", name);
        Legal.text("experiment", experiment);
        Legal.required("dataset", dataset);
        Grid.check(axes);
        if (Legal.required("search", search).isPresent() && !axes.isEmpty()) {
            throw new IllegalValueException("axes", axes.keySet(), "none beside a search");
        }
        Legal.range("concurrentTrials", concurrentTrials, 1, MOST_AT_A_TIME);
    }

    /** A grid. */
    public SweepOrder(
            String name,
            String experiment,
            DatasetVersion dataset,
            Map<String, List<Object>> axes,
            int concurrentTrials) {
        this(name, experiment, dataset, axes, Optional.empty(), concurrentTrials);
    }

    /** 16 hex digits of the digest of everything that determines the result, so not the number of trials at a time. */
    public String sweepId() {
        Map<String, Object> content =
                new TreeMap<>(Map.of("name", name, "experiment", experiment, "dataset", dataset, "axes", axes));
        search.ifPresent(wanted -> content.put("search", wanted));
        return Documents.digest(content).substring(0, 16);
    }

    /** What varies, by path, and its values where they can be listed. */
    public Map<String, List<Object>> varied() {
        return search.map(SearchOrder::varied).orElse(axes);
    }

    /** {@code 3 trials}, or how it is searched and what ends that. */
    public String extent() {
        return search.map(SearchOrder::text)
                .orElseGet(() -> String.format(
                        Locale.ROOT, "%d trials", Grid.points(axes).size()));
    }
}
