package io.refocus.stores.ingest;

import io.refocus.datasets.source.ListedPair;
import java.util.List;

/** A part of a scanned source, checked in one go. */
record ListedChunk(List<ListedPair> pairs) {
    ListedChunk {
        pairs = List.copyOf(pairs);
    }
}
