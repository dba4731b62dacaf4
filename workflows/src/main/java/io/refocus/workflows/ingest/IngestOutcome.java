package io.refocus.workflows.ingest;

/**
 * How an ingest ended.
 *
 * @param found whether the same source had been published before, and nothing was done
 */
public record IngestOutcome(PublishedDataset dataset, boolean found) {}
