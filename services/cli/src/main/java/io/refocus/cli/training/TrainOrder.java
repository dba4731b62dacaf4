package io.refocus.cli.training;

import io.refocus.application.pairs.PairFolder;
import io.refocus.documents.Legal;
import io.refocus.learning.experiment.Experiment;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The training to run and its folder.
 *
 * @param dataset name of the dataset whose pairs they are, or of their folder
 * @param out the folder of all results
 * @param until steps after which it ends, if before the experiment's last one
 * @param minutes after which it ends at the next validated step
 * @param fits whether the experiment's steps are replaced by as many as fit into the minutes
 * @param resume whether it continues from the last checkpoint under {@code out}
 * @param again the command line that continues it
 */
public record TrainOrder(
        Experiment experiment,
        PairFolder pairs,
        String dataset,
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

    /** The step after which it ends, unless it is told to stop earlier. */
    long lastStep() {
        return Math.min(until.orElse(Long.MAX_VALUE), experiment.training().steps());
    }

    /** With as many steps as fit into the minutes, which then are no limit: schedules run to their end. */
    TrainOrder withSteps(long steps) {
        Experiment lengthened = experiment.vary(Map.of("training.steps", steps));
        return new TrainOrder(lengthened, pairs, dataset, out, until, Optional.empty(), false, resume, again);
    }
}
