package io.refocus.workflows.ingest;

/** The key for looking up a published dataset. */
public record SourceKey(String name, String sourceDigest) {}
