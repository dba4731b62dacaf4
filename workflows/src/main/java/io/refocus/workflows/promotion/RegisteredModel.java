package io.refocus.workflows.promotion;

/** A version of a model, registered and published. */
public record RegisteredModel(String model, String version) {}
