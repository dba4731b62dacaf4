package io.refocus.application.sweep;

import io.refocus.workflows.search.SweepState;

/**
 * A sweep on record.
 *
 * @param started ISO-8601 instant of its first start
 */
public record ListedSweep(String sweepId, String name, String started, SweepState state) {}
