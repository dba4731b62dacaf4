package io.refocus.workflows.ingest;

/** One chunk of a scanned source to be checked, from 0. */
public record ChunkOrder(IngestConfig config, String listKey, int chunk) {}
