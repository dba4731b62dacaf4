package io.refocus.learning.training;

import java.util.Locale;
import java.util.Optional;

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
        long steps, boolean finished, ValidationReport last, ValidationReport best, double seconds) {
    /** So much below its beginning a training ends that went wrong: four times the mean squared error. */
    private static final double DIVERGED_DB = 6;

    /** Why the training counts as diverged though all its numbers are finite: it only made the network worse, and far worse. */
    public Optional<String> divergence() {
        double bestDb = best.restored().psnrDb();
        double lastDb = last.restored().psnrDb();
        return finished && best.step() == 0 && lastDb < bestDb - DIVERGED_DB
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "no step was better than the untrained network: %.2f dB before the first, %.2f dB after %d. Try a lower learning rate",
                        bestDb,
                        lastDb,
                        last.step()))
                : Optional.empty();
    }
}
