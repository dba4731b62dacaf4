package io.refocus.workflows.gate;

/** What the gate says, why, and from which numbers. */
public record GateVerdict(boolean passed, String reason, GateNumbers numbers) {}
