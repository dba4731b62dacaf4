package io.refocus.workflows.training;

import java.util.Optional;

/** What a look-up of a trial's result finds. */
public record FoundTrial(Optional<TrialOutcome> outcome) {}
