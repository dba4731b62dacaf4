package io.refocus.workflows.client;

/** A workflow that was started, or, if {@code attached}, was running already. */
public record StartedWorkflow(String workflowId, boolean attached) {}
