package io.refocus.workflows.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.refocus.datasets.DatasetVersion;
import io.refocus.documents.IllegalValueException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GridTest {
    @Test
    void theLastAxisRunsFastest() {
        Map<String, List<Object>> axes = new LinkedHashMap<>();
        axes.put("rate", List.of(0.1, 0.2));
        axes.put("content", List.of("l1", "l2"));

        assertThat(Grid.points(axes))
                .containsExactly(
                        Map.of("rate", 0.1, "content", "l1"),
                        Map.of("rate", 0.1, "content", "l2"),
                        Map.of("rate", 0.2, "content", "l1"),
                        Map.of("rate", 0.2, "content", "l2"));
    }

    @Test
    void noAxesAreOneTrialOfTheExperimentItself() {
        assertThat(Grid.points(Map.of())).containsExactly(Map.of());
    }

    @Test
    void equalValuesEmptyAxesAndHugeGridsAreRejected() {
        List<Object> many = IntStream.range(0, 15).<Object>mapToObj(i -> i).toList();

        assertThatThrownBy(() -> Grid.check(Map.of("rate", List.of(0.1, 0.1))))
                .isInstanceOf(IllegalValueException.class)
                .hasMessageContaining("axes.rate");
        assertThatThrownBy(() -> Grid.check(Map.of("rate", List.of()))).hasMessageContaining("axes.rate");
        assertThatThrownBy(() -> Grid.check(Map.of("a", many, "b", many))).hasMessageContaining("at most 200");
    }

    @Test
    void aSweepsIdentityIsItsContentAndNotHowManyRunAtATime() {
        Map<String, List<Object>> axes = Map.of("rate", List.of(0.1));
        DatasetVersion dataset = new DatasetVersion("demo", "v1");
        String id = new SweepOrder("s", "{}", dataset, axes, 1).sweepId();

        assertThat(id).hasSize(16).isEqualTo(new SweepOrder("s", "{}", dataset, axes, 7).sweepId());
        assertThat(id).isNotEqualTo(new SweepOrder("s", "{}", new DatasetVersion("demo", "v2"), axes, 1).sweepId());
    }
}
