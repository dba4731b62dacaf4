package io.refocus.cli.training;

import io.refocus.application.pairs.PairFolder;
import io.refocus.documents.Legal;
import io.refocus.learning.experiment.Experiment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be trained, and where it goes.
 *
 * @param out everything is written here
 * @param until steps after which it ends, if before the experiment's last one
 * @param minutes after which it ends at the next validated step
 * @param fits whether the experiment's steps give way to as many as fit into the minutes
 * @param resume whether it goes on from the last checkpoint under {@code out}
 * @param again the command line that goes on with it
 */
public record TrainOrder(
        Experiment experiment,
        PairFolder pairs,
        Path out,
        Optional<Long> until,
        Optional<Double> minutes,
        boolean fits,
        boolean resume,
        String again) {
    private static final double MOST_MINUTES = 60 * 24 * 365;

    public TrainOrder {
        until.ifPresent(given -> Legal.range("--until", given, 1, Long.MAX_VALUE));
        minutes.ifPresent(given -> Legal.range("--minutes", given, 0, MOST_MINUTES));
    }

    /** The step it ends after, unless it is told to stop before. */
    long lastStep() {
        return Math.min(until.orElse(Long.MAX_VALUE), experiment.training().steps());
    }

    /** With as many steps as fit into the minutes, which limit nothing any more: schedules come to their end. */
    TrainOrder withSteps(long steps) {
        Experiment lengthened = experiment.vary(Map.of("training.steps", steps));
        return new TrainOrder(lengthened, pairs, out, until, Optional.empty(), false, resume, again);
    }
}
