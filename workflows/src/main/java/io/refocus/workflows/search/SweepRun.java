package io.refocus.workflows.search;

/** The tracking run of a sweep. */
public record SweepRun(String runId) {}
