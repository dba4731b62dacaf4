package io.refocus.workflows.search;

import java.util.Map;

/**
 * A proposal that is to become a trial.
 *
 * @param number of the proposal in its sweep
 */
public record PlacementOrder(SweepOrder sweep, int number, Map<String, Object> point) {}
