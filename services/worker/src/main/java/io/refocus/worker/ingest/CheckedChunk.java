package io.refocus.worker.ingest;

import io.refocus.datasets.DatasetPair;
import java.util.List;

/** A checked chunk, its pictures stored. */
record CheckedChunk(List<DatasetPair> pairs) {}
