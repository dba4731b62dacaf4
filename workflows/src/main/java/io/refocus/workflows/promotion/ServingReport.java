package io.refocus.workflows.promotion;

/** Whether every replica serves the version; if not, {@code detail} names those that do not. */
public record ServingReport(boolean served, String detail) {}
