package io.refocus.learning.training;

/** How fast steps go, smoothed so that one slow step does not frighten anyone. */
final class Pace {
    private static final double MEMORY = 0.95;

    private double secondsPerStep;
    private double waitingPerStep;

    /**
     * Takes note of one step.
     *
     * @param seconds of the whole step
     * @param waiting the part of them in which its batch was not ready
     */
    void stepTook(double seconds, double waiting) {
        boolean first = secondsPerStep == 0;
        secondsPerStep = first ? seconds : MEMORY * secondsPerStep + (1 - MEMORY) * seconds;
        waitingPerStep = first ? waiting : MEMORY * waitingPerStep + (1 - MEMORY) * waiting;
    }

    double imagesPerSecond(int batchSize) {
        return batchSize / secondsPerStep;
    }

    double waitingShare() {
        return waitingPerStep / secondsPerStep;
    }

    double secondsFor(long steps) {
        return steps * secondsPerStep;
    }
}
