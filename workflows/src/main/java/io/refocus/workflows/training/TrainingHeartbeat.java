package io.refocus.workflows.training;

/**
 * Approximate progress of a training; its last checkpoint is authoritative.
 *
 * @param step updates done; 0 also while the training is being set up
 * @param steps updates in all
 * @param trainLoss recent loss of the generator; NaN before the first update
 * @param psnrDb of the last validation; NaN before the first
 * @param imagesPerSecond of late; 0 before the first update
 * @param secondsLeft estimated; NaN if unknown
 */
public record TrainingHeartbeat(
        long step, long steps, double trainLoss, double psnrDb, double imagesPerSecond, double secondsLeft) {
    /** Nothing trained yet. */
    public static TrainingHeartbeat settingUp(long steps) {
        return new TrainingHeartbeat(0, steps, Double.NaN, Double.NaN, 0, Double.NaN);
    }
}
