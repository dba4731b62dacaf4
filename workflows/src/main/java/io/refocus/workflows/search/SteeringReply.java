package io.refocus.workflows.search;

/**
 * What became of a wish.
 *
 * @param state of the sweep now
 * @param told what happens next, in a line
 */
public record SteeringReply(SweepState state, String told) {}
