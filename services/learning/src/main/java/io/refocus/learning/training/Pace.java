package io.refocus.learning.training;

/** How fast steps go, smoothed so that one slow step does not frighten anyone. */
final class Pace {
    private static final double MEMORY = 0.95;

    private double secondsPerStep;

    /** Takes note of one step. */
    void stepTook(double seconds) {
        secondsPerStep = secondsPerStep == 0 ? seconds : MEMORY * secondsPerStep + (1 - MEMORY) * seconds;
    }

    double imagesPerSecond(int batchSize) {
        return batchSize / secondsPerStep;
    }

    double secondsFor(long steps) {
        return steps * secondsPerStep;
    }
}
