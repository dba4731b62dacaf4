package io.refocus.workflows.promotion;

/** A version that every replica must serve within a time. */
public record ServingCheck(String model, String version, int timeoutSeconds) {}
