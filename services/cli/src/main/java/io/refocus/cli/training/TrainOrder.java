package io.refocus.cli.training;

import io.refocus.cli.pairs.PairFolder;
import io.refocus.documents.Legal;
import io.refocus.learning.experiment.Experiment;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is to be trained, and where it goes.
 *
 * @param out everything is written here
 * @param minutes after which it ends at the next validated step; the experiment's schedules know nothing of it
 * @param resume whether it goes on from the last checkpoint under {@code out}
 * @param again the command line that goes on with it
 */
public record TrainOrder(
        Experiment experiment, PairFolder pairs, Path out, Optional<Double> minutes, boolean resume, String again) {
    private static final double MOST_MINUTES = 60 * 24 * 365;

    public TrainOrder {
        minutes.ifPresent(given -> Legal.range("--minutes", given, 0, MOST_MINUTES));
    }
}
