package io.refocus.stores.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RunRecordsTest {
    @Test
    void batchesAreFullButTheLast() {
        List<Integer> all = IntStream.range(0, 2500).boxed().toList();

        List<List<Integer>> batches = RunRecords.batches(all, RunRecords.METRICS_IN_A_BATCH);

        assertThat(batches).extracting(List::size).containsExactly(1000, 1000, 500);
        assertThat(batches).flatExtracting(b -> b).isEqualTo(all);
    }

    @Test
    void nothingMakesNoBatch() {
        assertThat(RunRecords.batches(List.of(), 10)).isEmpty();
        assertThat(RunRecords.batches(List.of(1, 2), 2)).containsExactly(List.of(1, 2));
    }
}
