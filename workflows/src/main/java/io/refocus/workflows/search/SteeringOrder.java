package io.refocus.workflows.search;

/** A wish that a running sweep may refuse. */
public record SteeringOrder(SweepVerb verb) {}
