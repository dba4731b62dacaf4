package io.refocus.workflows.promotion;

import java.util.Optional;

/** The alias {@code champion} of a model, to be moved; without a version it is removed. */
public record AliasMove(String model, Optional<String> version) {}
