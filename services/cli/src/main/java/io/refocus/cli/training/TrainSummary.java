package io.refocus.cli.training;

import io.refocus.learning.training.TrainingOutcome;

/**
 * How a training ended: {@code summary.json}. Scores are means over the validation crops, of the model that was written: the best
 * one validated.
 *
 * @param dataset name of the dataset whose pairs it was trained on, or of their folder
 * @param finished whether all requested steps are done
 * @param bestStep step of the written model
 * @param seconds time spent, earlier attempts included
 * @param model the folder of the model
 */
public record TrainSummary(
        String experiment,
        String dataset,
        long parameters,
        long steps,
        boolean finished,
        double seconds,
        long bestStep,
        double psnrDb,
        double ssim,
        double ssim3d,
        double acc,
        double blurredPsnrDb,
        double blurredSsim,
        double gainDb,
        String model) {
    static TrainSummary of(TrainOrder order, TrainingOutcome outcome, long parameters) {
        return new TrainSummary(
                order.experiment().name(),
                order.dataset(),
                parameters,
                outcome.steps(),
                outcome.finished(),
                outcome.seconds(),
                outcome.best().step(),
                outcome.best().restored().psnrDb(),
                outcome.best().restored().ssim(),
                outcome.best().restored().ssim3d(),
                outcome.best().restored().acc(),
                outcome.best().identity().psnrDb(),
                outcome.best().identity().ssim(),
                outcome.best().gainDb(),
                order.out().toString());
    }
}
