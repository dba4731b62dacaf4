package io.refocus.workflows.ingest;

import io.refocus.datasets.FaultList;

/**
 * The content of a source.
 *
 * @param sourceDigest digest of every file's path and content and of the configuration
 * @param listPrefix object key of the list of files, cut into chunks
 * @param chunks how many chunks the list has, at most 500
 * @param faults files with errors visible from names, such as a blurred picture without its sharp one
 */
public record SourceScan(String sourceDigest, String listPrefix, int files, int chunks, FaultList faults) {}
