package io.refocus.workflows.training;

/**
 * A hint at how far a training is; the truth is its last checkpoint.
 *
 * @param step updates done; 0 also while the training is being set up
 * @param steps updates there will be
 * @param trainLoss generator's loss of late; NaN before the first update
 * @param psnrDb of the last validation; NaN before the first
 * @param imagesPerSecond of late; 0 before the first update
 * @param secondsLeft estimated; NaN when it cannot be told
 */
public record TrainingHeartbeat(
        long step, long steps, double trainLoss, double psnrDb, double imagesPerSecond, double secondsLeft) {
    /** Nothing trained yet. */
    public static TrainingHeartbeat settingUp(long steps) {
        return new TrainingHeartbeat(0, steps, Double.NaN, Double.NaN, 0, Double.NaN);
    }
}
