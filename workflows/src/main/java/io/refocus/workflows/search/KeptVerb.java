package io.refocus.workflows.search;

/**
 * A change of a sweep that is to be kept for when it is started again.
 *
 * @param number of the change in its sweep, from 0
 */
public record KeptVerb(String sweepId, int number, SweepVerb.Kept verb) {}
