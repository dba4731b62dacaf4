package io.refocus.stores.ingest;

import io.refocus.datasets.DatasetPair;
import io.refocus.datasets.FaultList;
import io.refocus.datasets.content.PairContent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A checked chunk, its pictures stored.
 *
 * @param contents by the names of pairs; a worker of an earlier build leaves none
 * @param damaged files that were read in spite of slight damage; a worker of an earlier build leaves none
 */
public record CheckedChunk(
        List<DatasetPair> pairs, Optional<Map<String, PairContent>> contents, Optional<FaultList> damaged) {
    public CheckedChunk {
        pairs = List.copyOf(pairs);
        contents = contents.map(Map::copyOf);
    }
}
