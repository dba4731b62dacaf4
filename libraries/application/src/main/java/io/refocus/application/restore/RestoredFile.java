package io.refocus.application.restore;

import java.util.Optional;

/** The result of one file. @param model empty if it could not be restored, then {@code problem} says why */
public record RestoredFile(String in, String out, Optional<String> model, Optional<String> problem, double seconds) {}
