package io.refocus.learning.training;

import io.refocus.learning.step.StepLosses;

/**
 * One completed step.
 *
 * @param step steps completed, from 1
 * @param steps steps there will be
 * @param generatorRate learning rate the generator was updated with
 * @param discriminatorRate learning rate of the discriminator; 0 when there is none
 * @param imagesPerSecond crops trained on a second, smoothed
 * @param waitingShare part of the steps' time in which they waited for their batch, in [0, 1], smoothed
 * @param secondsLeft estimate until the last step; says nothing about validations to come
 */
public record StepReport(
        long step,
        long steps,
        StepLosses losses,
        double generatorRate,
        double discriminatorRate,
        double imagesPerSecond,
        double waitingShare,
        double secondsLeft) {}
