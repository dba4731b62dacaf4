package io.refocus.learning.training;

/** Speed of steps: the mean of the first twenty, then an exponential average. */
final class StepRate {
    private static final double MEMORY = 0.95;

    private long steps;
    private double secondsPerStep;
    private double waitingPerStep;

    /**
     * Adds one step.
     *
     * @param seconds of the whole step
     * @param waiting the part of them in which its batch was not ready
     */
    void stepTook(double seconds, double waiting) {
        double kept = Math.min(MEMORY, steps / (steps + 1.0));
        secondsPerStep = kept * secondsPerStep + (1 - kept) * seconds;
        waitingPerStep = kept * waitingPerStep + (1 - kept) * waiting;
        steps++;
    }

    double imagesPerSecond(int batchSize) {
        return batchSize / secondsPerStep;
    }

    double waitingShare() {
        return waitingPerStep / secondsPerStep;
    }

    double secondsFor(long stepsToCome) {
        return stepsToCome * secondsPerStep;
    }
}
