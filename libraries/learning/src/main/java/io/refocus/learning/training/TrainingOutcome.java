package io.refocus.learning.training;

/**
 * How a training ended.
 *
 * @param steps steps completed
 * @param finished whether these are all that were asked for; {@code false} after a requested stop
 * @param last the last validation
 * @param best the validation with the highest {@link ValidationReport#scoreDb()}: its generator is the one that is exported
 * @param seconds time spent, all attempts that led here added up
 */
public record TrainingOutcome(
        long steps, boolean finished, ValidationReport last, ValidationReport best, double seconds) {}
