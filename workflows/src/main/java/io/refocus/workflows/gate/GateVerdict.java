package io.refocus.workflows.gate;

/** The decision of the gate, its reason, and the numbers behind it. */
public record GateVerdict(boolean passed, String reason, GateNumbers numbers) {}
