package io.refocus.application.sweep;

import io.refocus.workflows.search.SweepState;
import java.util.Optional;

/**
 * A sweep on record.
 *
 * @param started ISO-8601 instant of its first start
 * @param state empty if it was interrupted: the Temporal server has forgotten it, and nobody saw its end
 */
public record ListedSweep(String sweepId, String name, String started, Optional<SweepState> state) {}
