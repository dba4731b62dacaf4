package io.refocus.workflows.training;

import java.util.Optional;

/** The result of a look-up of a trial's result. */
public record TrialLookup(Optional<TrialOutcome> outcome) {}
