package io.refocus.workflows.search;

import java.util.Map;

/** A trial that a sweep will run, or find finished. */
public record PlannedTrial(String trialId, Map<String, Object> parameters, long steps) {}
