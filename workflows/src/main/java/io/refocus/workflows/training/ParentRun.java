package io.refocus.workflows.training;

/**
 * The tracking run of a sweep, under which its trials' runs stand.
 *
 * @param artifactUri where its artifacts lie
 */
public record ParentRun(String experimentId, String runId, String artifactUri) {}
