package io.refocus.workflows.ingest;

import io.refocus.datasets.DatasetConfig;

/** One chunk of a scanned source to be checked, from 0. */
public record ChunkOrder(DatasetConfig config, String listPrefix, int chunk) {}
