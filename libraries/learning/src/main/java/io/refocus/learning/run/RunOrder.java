package io.refocus.learning.run;

import io.refocus.documents.Legal;
import io.refocus.learning.experiment.Experiment;
import io.refocus.learning.feed.TrainingPairs;
import io.refocus.learning.restore.Lineage;
import io.refocus.learning.restore.ShippedModels;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One attempt at a training.
 *
 * @param until steps to be done in all
 * @param checkpoint the folder it continues from; empty for a new training
 * @param attempt its number; empty to count the attempts in the journal
 * @param folder gets {@code checkpoints/}, the journal and the pictures
 * @param model the folder that gets the model
 * @param title of the pictures
 * @param lineage written into the model
 * @param models the models a training may start from
 */
public record RunOrder(
        Experiment experiment,
        TrainingPairs pairs,
        long until,
        Optional<Path> checkpoint,
        Optional<Integer> attempt,
        Path folder,
        Path model,
        String title,
        Lineage lineage,
        ShippedModels models) {
    public RunOrder {
        Legal.required("experiment", experiment);
        Legal.required("pairs", pairs);
        Legal.range("until", until, 1, Long.MAX_VALUE);
        Legal.required("checkpoint", checkpoint);
        Legal.required("attempt", attempt).ifPresent(number -> Legal.range("attempt", number, 1, Integer.MAX_VALUE));
        Legal.required("lineage", lineage);
    }
}
