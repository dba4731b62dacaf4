package io.refocus.workflows.search;

import java.util.Map;

/**
 * A trial that a sweep is going to run, or to find finished.
 *
 * @param steps how far it is to be trained
 */
public record PlannedTrial(String trialId, Map<String, Object> parameters, long steps) {}
