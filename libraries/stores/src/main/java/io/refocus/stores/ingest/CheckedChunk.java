package io.refocus.stores.ingest;

import io.refocus.datasets.DatasetPair;
import java.util.List;

/** A checked chunk, its pictures stored. */
record CheckedChunk(List<DatasetPair> pairs) {
    CheckedChunk {
        pairs = List.copyOf(pairs);
    }
}
