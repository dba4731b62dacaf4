package io.refocus.stores.ingest;

import io.refocus.datasets.source.ListedPair;
import java.util.List;

/** A part of a scanned source that is checked together. */
record ListedChunk(List<ListedPair> pairs) {
    ListedChunk {
        pairs = List.copyOf(pairs);
    }
}
