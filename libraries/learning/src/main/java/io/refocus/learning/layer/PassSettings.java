package io.refocus.learning.layer;

/**
 * Settings of the current pass through a network: derivatives to compute and the random seed. One per network, read
 * by its layers.
 */
public final class PassSettings {
    private final long networkSeed;
    private boolean parameterGradients = true;
    private boolean inputGradient;
    private long update;

    /** @param networkSeed determines, with the number of updates, all randomness of the passes */
    public PassSettings(long networkSeed) {
        this.networkSeed = networkSeed;
    }

    /** Sets which derivatives the next backward pass computes. */
    public void derivatives(boolean ofParameters, boolean ofInput) {
        parameterGradients = ofParameters;
        inputGradient = ofInput;
    }

    /** Sets the number of completed optimiser updates; dropout masks are a function of it and of the network's seed. */
    public void update(long completed) {
        update = completed;
    }

    boolean parameterGradients() {
        return parameterGradients;
    }

    boolean inputGradient() {
        return inputGradient;
    }

    /** Seed of the pass: different in every network and after every update. */
    long seed() {
        return SplitMix.mix(networkSeed + SplitMix.STEP * update);
    }
}
