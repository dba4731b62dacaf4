package io.refocus.learning.range;

/**
 * One step of a ramp.
 *
 * @param rate the learning rate of its update
 * @param loss before the update; not finite if the network blew up
 * @param smoothed mean of the losses so far in which each older one counts 5 % less
 */
public record RangePoint(double rate, double loss, double smoothed) {}
