package io.refocus.workflows.promotion;

/** Whether every replica serves what it should; if not, {@code detail} says which do not. */
public record ServingReport(boolean served, String detail) {}
