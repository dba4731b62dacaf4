package io.refocus.workflows.ingest;

/** What a published dataset is looked up by. */
public record SourceKey(String name, String sourceDigest) {}
