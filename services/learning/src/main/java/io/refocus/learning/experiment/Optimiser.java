package io.refocus.learning.experiment;

import io.refocus.documents.Legal;
import io.refocus.learning.optimise.Adam;
import io.refocus.learning.schedule.LearningRate;

/**
 * Adam with a schedule.
 *
 * @param learningRate the rate of every update
 * @param beta1 decay of the first moment, in [0, 0.9999]
 * @param beta2 decay of the second moment, in [0, 0.99999]
 */
public record Optimiser(LearningRate learningRate, double beta1, double beta2) {
    private static final double EPSILON = 1e-8;

    public Optimiser {
        Legal.required("learningRate", learningRate);
        Legal.range("beta1", beta1, 0, 0.9999);
        Legal.range("beta2", beta2, 0, 0.99999);
    }

    /** The rule without its rate. */
    public Adam adam() {
        return new Adam(beta1, beta2, EPSILON);
    }
}
