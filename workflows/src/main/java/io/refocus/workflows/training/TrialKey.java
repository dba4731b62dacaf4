package io.refocus.workflows.training;

/** A trial, by its id. */
public record TrialKey(String trialId) {}
