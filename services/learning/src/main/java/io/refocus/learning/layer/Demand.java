package io.refocus.learning.layer;

/** What the current pass through a network is for; one per network, read by its layers. */
public final class Demand {
    private boolean parameterGradients = true;
    private boolean inputGradient;
    private long update;

    /** Sets which derivatives the next backward pass computes. */
    public void derivatives(boolean ofParameters, boolean ofInput) {
        parameterGradients = ofParameters;
        inputGradient = ofInput;
    }

    /** Sets the number of completed optimiser updates; dropout masks are a function of it. */
    public void update(long completed) {
        update = completed;
    }

    boolean parameterGradients() {
        return parameterGradients;
    }

    boolean inputGradient() {
        return inputGradient;
    }

    long update() {
        return update;
    }
}
