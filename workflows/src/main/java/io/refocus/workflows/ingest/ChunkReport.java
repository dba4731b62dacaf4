package io.refocus.workflows.ingest;

import io.refocus.datasets.FaultList;

/**
 * A checked chunk; its pictures are stored.
 *
 * @param pairsKey object key of the list of its pairs
 */
public record ChunkReport(String pairsKey, int pairs, FaultList faults) {}
