package io.refocus.workflows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.refocus.datasets.DatasetConfig;
import io.refocus.datasets.DatasetSource;
import io.refocus.datasets.DatasetVersion;
import io.refocus.datasets.Draws;
import io.refocus.datasets.SceneRule;
import io.refocus.datasets.SplitShares;
import io.refocus.search.propose.Search;
import io.refocus.workflows.gate.GatePolicy;
import io.refocus.workflows.promotion.PromotionOrder;
import io.refocus.workflows.search.SearchBudget;
import io.refocus.workflows.search.SearchOrder;
import io.refocus.workflows.search.SweepOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of each order. */
public final class Samples {
    private Samples() {}

    public static DatasetConfig ingest() {
        return new DatasetConfig(
                "demo",
                new DatasetSource.Photographs(
                        "/photos",
                        SceneRule.NUMBERED_NAME,
                        JsonNodeFactory.instance.objectNode().put("gamma", 2.2),
                        new Draws(6, 1, 2),
                        5),
                new SplitShares(0.125, 0.25, 5),
                50_000_000);
    }

    /** Three trials, two at a time. */
    public static SweepOrder sweep() {
        return new SweepOrder(
                "rates", "{\"rate\":0.1}", new DatasetVersion("demo", "v1"), Map.of("rate", List.of(0.1, 0.2, 0.3)), 2);
    }

    /** Six trials proposed by TPE, two at a time. */
    public static SweepOrder search() {
        SearchOrder search = new SearchOrder(
                new Search.Tpe(7, Optional.of(3)),
                Map.of("rate", Map.of("log-uniform", List.of(0.001, 0.1))),
                List.of(Map.of("rate", 0.05)),
                Optional.of(new SearchBudget(Optional.of(6), Optional.empty(), Optional.empty())));
        return new SweepOrder("search", "{\"rate\":0.1}", sweep().dataset(), Map.of(), Optional.of(search), 2);
    }

    public static GatePolicy policy() {
        return new GatePolicy("refocus", 0.5, 0.7, Optional.empty(), new GatePolicy.Bootstrap(1000, 0.95, 7), 30);
    }

    public static PromotionOrder promotion() {
        return new PromotionOrder("t3", policy(), Optional.of("s1"));
    }
}
