package io.refocus.workflows.ingest;

import io.refocus.datasets.FaultList;

/**
 * What a source holds.
 *
 * @param sourceDigest digest of every file's path and content and of what is done with them
 * @param listKey object key of the list of files, cut into chunks
 * @param chunks how many chunks the list has, at most 500
 * @param faults files that are wrong by name already, as a blurred picture without its sharp one
 */
public record SourceScan(String sourceDigest, String listKey, int files, int chunks, FaultList faults) {}
